import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { findTrail } from '../find-node.ts';
import { lineStart, nextLine } from '../line-ends.ts';
import type { Node, Path } from '../types.ts';
import type { Entry, TomlFile } from './read-toml.ts';
import { scanPairs } from './scan-toml.ts';
import { buildPair } from './tree-toml.ts';

/** A run of pairs of one table, and the whole lines that hold them. */
interface Run {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  readonly base: Path;
  readonly from: number;
  readonly until: number;
}

/**
 * Reads again the pairs of one table that splices touch, and one more on either side. Sound because a line outside all values means the
 * same whatever stands in the lines before it, so long as their table is the same one and holds no key twice; undefined where headers,
 * dotted keys or anything unusual is among them, and all is read.
 */
export function rereadPairs(request: ReparseRequest, file: TomlFile, parse: () => Parsed): Reparsed | undefined {
  const { parsed, before, after } = request;
  const [root] = parsed.roots;
  const run = file.problems.length > 0 || file.modern || file.shift > 0 ? undefined : runAround(request, file.entries);
  if (root === undefined || run === undefined) return undefined;
  const read = scanPairs(after, { start: run.from, end: run.until + after.length - before.length }, run.base);
  const table = findTrail(root, run.base)?.at(-1);
  if (read === undefined || table === undefined) return undefined;
  const old = file.entries.slice(run.first, run.end);
  const offset = table.children.findIndex((child) => child.path.at(-1) === old[0]?.path.at(-1));
  if (!old.every((entry, index) => table.children[offset + index]?.path.at(-1) === entry.path.at(-1))) return undefined;
  if (repeatsKey(table, read.entries, { offset, end: offset + old.length })) return undefined;
  return {
    before: { ...table, children: table.children.slice(offset, offset + old.length) },
    after: { ...table, children: read.entries.map((entry) => buildPair(after, entry, table)) },
    offset,
    whole: parse,
  };
}

function repeatsKey(table: Node, entries: readonly Entry[], run: { readonly offset: number; readonly end: number }): boolean {
  const keys = new Set(entries.map((entry) => entry.path.at(-1)));
  return table.children.some((child, index) => (index < run.offset || index >= run.end) && keys.has(child.path.at(-1)));
}

function runAround({ splices, before }: ReparseRequest, entries: readonly Entry[]): Run | undefined {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  const reached = firstFrom(entries, (entry) => entry.end >= start);
  const last = firstFrom(entries, (entry) => entry.start > stop) - 1;
  const touched = entries.slice(reached, last + 1);
  // Between two lines the new ones belong to the table of the line above.
  const anchor = touched[0] ?? (entries[last]?.kind === 'pair' ? entries[last] : entries[reached]);
  const base = anchor?.path.slice(0, -1);
  const belongs = (entry: Entry | undefined): boolean => entry?.kind === 'pair' && entry.parts.length === 1 && base !== undefined && samePath(entry.path, base);
  if (base === undefined || !belongs(anchor) || !touched.every(belongs)) return undefined;
  const [low, high] = [Math.min(reached, last + 1), Math.max(last + 1, reached)];
  const first = belongs(entries[low - 1]) ? low - 1 : low;
  const end = belongs(entries[high]) ? high + 1 : high;
  return first === end ? undefined : linesOf({ before, start, stop }, entries, { first, end, base });
}

interface Stretch {
  readonly before: string;
  readonly start: number;
  readonly stop: number;
}

/** The run with the lines that hold it, where all splices lie in these. */
function linesOf({ before, start, stop }: Stretch, entries: readonly Entry[], run: Pick<Run, 'first' | 'end' | 'base'>): Run | undefined {
  const { first, end } = run;
  const from = first === 0 ? 0 : nextLine(before, entries[first - 1]?.end ?? 0);
  const next = entries[end];
  const until = next === undefined ? before.length : lineStart(before, next.start);
  return from <= start && stop <= until ? { ...run, from, until } : undefined;
}

function samePath(path: Path, base: Path): boolean {
  return path.length === base.length + 1 && base.every((segment, depth) => segment === path[depth]);
}

/** The index of the first entry, in order, of which a statement is true that is true of all after it. */
function firstFrom(entries: readonly Entry[], holds: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
