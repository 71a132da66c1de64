import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { diffLists, type EditDocument, type Kind, type Node, type Operation, planEdits, readBytes, readDocument } from '../../../shared/edit/index.ts';
import { Random } from '../fidelity/random.ts';
import { walkFiles } from '../fidelity/walk-files.ts';
import { type Rival, rivalOf } from './rivals.ts';
import { printTyping } from './typing-table.ts';

type SetOperation = Extract<Operation, { op: 'set' }>;

/** Counts of one kind of file: lines that each edit changed, milliseconds that it took. */
interface Counts {
  files: number;
  edits: number;
  readonly ours: Side;
  readonly rival: Side;
  failed: number;
}

interface Side {
  readonly lines: number[];
  readonly ms: number[];
}

const editsPerFile = 10;
const longest = 500_000;

/**
 * Sets random values in the files under the paths (fixtures where none is given), by splices and by re-serialising, and prints changed lines
 * and time; then how long each operation takes in files of several sizes and shapes (`--kinds yaml,hcl`, `--sizes 100000`, `--all` shapes).
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { kinds: { type: 'string' }, sizes: { type: 'string' }, all: { type: 'boolean' } } });
  compareWithRivals(positionals);
  printTyping({ kinds: values.kinds?.split(','), sizes: values.sizes?.split(',').map(Number), all: values.all });
  await Promise.resolve();
}

function compareWithRivals(paths: readonly string[]): void {
  const fixtures = new URL('../../fixtures/edit', import.meta.url).pathname;
  const counts = new Map<Kind, Counts>();
  for (const path of walkFiles(paths.length > 0 ? paths : [fixtures])) measureFile(counts, readBytes(path, readFileSync(path)));
  for (const [kind, count] of counts) {
    console.log(`${kind}: ${count.files} files, ${count.edits} values set`);
    console.log(`  fairlead                ${line(count.ours)}`);
    const rival = rivalOf(kind);
    console.log(rival === undefined ? '  (no library writes this format)' : `  ${rival.name.padEnd(23)} ${line(count.rival)}${count.failed > 0 ? `, failed ${count.failed}` : ''}`);
    if (rival !== undefined && count.rival.ms.length > 0) console.log(`  ratio                   lines x ${ratio(count.rival.lines, count.ours.lines)}, time x ${ratio(count.rival.ms, count.ours.ms)}`);
  }
}

function measureFile(counts: Map<Kind, Counts>, document: EditDocument): void {
  if (document.readOnly !== undefined || document.text.length > longest) return;
  const root = document.roots[0];
  const leaves = root === undefined || document.roots.length > 1 ? [] : leavesOf(root);
  if (leaves.length === 0) return;
  const count = counts.get(document.kind) ?? { files: 0, edits: 0, ours: { lines: [], ms: [] }, rival: { lines: [], ms: [] }, failed: 0 };
  counts.set(document.kind, count);
  count.files += 1;
  const random = new Random(document.text.length);
  for (let edit = 0; edit < editsPerFile; edit += 1) {
    const operation: SetOperation = { op: 'set', path: random.pick(leaves).path, value: random.pick(['changed', 'a longer text', 7, true]) };
    if (measureOurs(count, document, operation)) measureRival(count, document.text, { rival: rivalOf(document.kind), operation });
  }
}

function leavesOf(node: Node): Node[] {
  if (node.kind === 'scalar') return node.editable === true && node.path.length > 0 ? [node] : [];
  return node.children.flatMap(leavesOf);
}

/** Reading is part of the time, since the rivals read too. */
function measureOurs(count: Counts, document: EditDocument, operation: SetOperation): boolean {
  const begun = performance.now();
  const planned = planEdits(readDocument(document.path, document.text), [operation]);
  const took = performance.now() - begun;
  if (!planned.ok) return false;
  count.edits += 1;
  count.ours.ms.push(took);
  count.ours.lines.push(changedLines(document.text, planned.value.text));
  return true;
}

function measureRival(count: Counts, text: string, { rival, operation }: { readonly rival: Rival | undefined; readonly operation: SetOperation }): void {
  if (rival === undefined) return;
  const begun = performance.now();
  try {
    const after = rival.set(text, operation);
    count.rival.ms.push(performance.now() - begun);
    count.rival.lines.push(changedLines(text, after));
  } catch {
    count.failed += 1;
  }
}

function changedLines(before: string, after: string): number {
  return diffLists(before.split('\n'), after.split('\n')).reduce((sum, hunk) => sum + Math.max(hunk.end - hunk.start, hunk.afterEnd - hunk.afterStart), 0);
}

function line({ lines, ms }: Side): string {
  return `changed lines: median ${at(lines, 0.5)}, p90 ${at(lines, 0.9)}, mean ${mean(lines).toFixed(1)}; ms: median ${at(ms, 0.5).toFixed(2)}, p99 ${at(ms, 0.99).toFixed(2)}`;
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function ratio(rival: readonly number[], ours: readonly number[]): string {
  return (mean(rival) / Math.max(Number.EPSILON, mean(ours))).toFixed(2);
}
