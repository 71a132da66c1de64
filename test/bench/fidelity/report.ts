import type { Kind } from '../../../shared/edit/index.ts';

/** What was counted for one kind of file. */
export interface Tally {
  files: number;
  editable: number;
  readonly readOnly: Map<string, number>;
  /** Files that a second reader could not judge, by reader and reason. */
  readonly unjudged: Map<string, number>;
  edits: number;
  exact: number;
  wrong: number;
  outside: number;
  /** Edits whose result a second reader confirmed. */
  confirmed: number;
  setTried: number;
  setRefused: number;
  structureTried: number;
  structureRefused: number;
  readonly refused: Map<string, number>;
  readonly ms: number[];
}

/** Codes that say no on purpose (the edit would break something that stands elsewhere), kept apart from failures to do what could be done. */
const policy: ReadonlySet<string> = new Set(['ANCHOR_IN_USE', 'LAST_ENTRY', 'ALIAS', 'TAGGED', 'MERGE_KEY', 'ENCRYPTED', 'VALUE_UNREPRESENTABLE', 'UNFINISHED_TEXT']);

/** A fresh tally. */
export function newTally(): Tally {
  return { files: 0, editable: 0, readOnly: new Map(), unjudged: new Map(), edits: 0, exact: 0, wrong: 0, outside: 0, confirmed: 0, setTried: 0, setRefused: 0, structureTried: 0, structureRefused: 0, refused: new Map(), ms: [] };
}

/** Adds one to a code's count. */
export function count(map: Map<string, number>, code: string): void {
  map.set(code, (map.get(code) ?? 0) + 1);
}

/** Counts an edit that was refused. */
export function countRefusal(tally: Tally, kind: Kind, { op, code }: { op: string; code: string }): void {
  count(tally.refused, `${op}:${code}`);
  // In TOML and INI keys cannot stand after the tables or sections that follow them.
  if (policy.has(code) || (op === 'move' && (kind === 'toml' || kind === 'ini') && code !== 'VERIFY_FAILED')) return;
  if (op === 'set') tally.setRefused++;
  else tally.structureRefused++;
}

/** The lines for each kind, and the last line that scripts read. */
export function reportLines(tallies: ReadonlyMap<Kind, Tally>): readonly string[] {
  const lines: string[] = [];
  const sum = newTally();
  for (const [kind, tally] of tallies) {
    lines.push(...kindLines(kind, tally));
    for (const key of ['edits', 'exact', 'wrong', 'outside', 'confirmed', 'setTried', 'setRefused', 'structureTried', 'structureRefused', 'editable', 'files'] as const) sum[key] += tally[key];
    sum.ms.push(...tally.ms);
  }
  const refused = sum.setRefused + sum.structureRefused;
  lines.push(`fidelity: wrong=${sum.wrong} outside=${sum.outside} refused=${share(refused, sum.edits)}% set-refused=${share(sum.setRefused, sum.setTried)}% structure-refused=${share(sum.structureRefused, sum.structureTried)}% edits=${sum.edits} exact=${sum.exact} confirmed=${sum.confirmed} files=${sum.files} editable=${sum.editable} p50=${percentile(sum.ms, 0.5)}ms p99=${percentile(sum.ms, 0.99)}ms`);
  return lines;
}

function kindLines(kind: Kind, tally: Tally): readonly string[] {
  const first = `${kind.padEnd(7)} files ${tally.files}  editable ${tally.editable}  edits ${tally.edits}  exact ${tally.exact}  wrong ${tally.wrong}  outside ${tally.outside}  confirmed ${tally.confirmed}  p50 ${percentile(tally.ms, 0.5)} ms  p99 ${percentile(tally.ms, 0.99)} ms`;
  const text = listed(tally.readOnly);
  const refused = listed(tally.refused);
  const unjudged = listed(tally.unjudged);
  return [first, ...(text === '' ? [] : [`        text only: ${text}`]), ...(refused === '' ? [] : [`        refused: ${refused}`]), ...(unjudged === '' ? [] : [`        not judged by ${unjudged}`])];
}

function listed(map: ReadonlyMap<string, number>): string {
  return [...map].toSorted(([, a], [, b]) => b - a).map(([code, many]) => `${code} ${many}`).join(', ');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0.00' : ((100 * part) / whole).toFixed(2);
}

function percentile(values: readonly number[], at: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0).toFixed(2);
}
