import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { firstFrom } from '../first-from.ts';
import { findTrail } from '../find-node.ts';
import { lineStart, nextLine } from '../line-ends.ts';
import type { Node, Path } from '../types.ts';
import { beginsWith } from './job.ts';
import type { Entry, TomlFile } from './read-toml.ts';
import { scanPairs } from './scan-toml.ts';
import { buildTree } from './tree-toml.ts';

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
 * same whatever stands in the lines before it, so long as their table is the same one and holds no key twice; undefined where headers or
 * anything unusual is among them, or a table of dotted keys stands on other lines too, and all is read.
 */
export function rereadPairs(request: ReparseRequest, file: TomlFile, parse: () => Parsed): Reparsed | undefined {
  if (file.problems.length > 0 || file.modern || file.shift > 0) return undefined;
  const wide = runAround(request, file.entries, 1);
  const part = wide && rereadRun(request, file, wide);
  if (part !== undefined) return { ...part, whole: parse };
  // A neighbour may be a part of a table of dotted keys alone.
  const narrow = runAround(request, file.entries, 0);
  const bare = narrow && rereadRun(request, file, narrow);
  return bare && { ...bare, whole: parse };
}

function rereadRun(request: ReparseRequest, file: TomlFile, run: Run): Omit<Reparsed, 'whole'> | undefined {
  const { parsed, before, after } = request;
  const [root] = parsed.roots;
  if (root === undefined) return undefined;
  const read = scanPairs(after, { start: run.from, end: run.until + after.length - before.length }, run.base);
  if (read === undefined || read.entries.length === 0) return undefined;
  const old = file.entries.slice(run.first, run.end);
  const base = sharedPath([...old, ...read.entries], containerPath(request.operation));
  const [table, now] = [tableAt(root, base), tableAt(buildTree(after, { ...file, entries: read.entries, comments: [] }).root, base)];
  if (table === undefined || now === undefined) return undefined;
  const keys = new Set(old.map((entry) => entry.path[base.length]));
  const offset = table.children.findIndex((child) => keys.has(child.path[base.length]));
  const touched = table.children.slice(offset, offset + keys.size);
  if (!touched.every((child) => keys.has(child.path[base.length]) && child.range.start >= run.from && child.range.end <= run.until)) return undefined;
  if (repeatsKey(table, now.children, { offset, end: offset + touched.length })) return undefined;
  return { before: { ...table, children: touched }, after: { ...table, children: now.children }, offset };
}

/** The path that all pairs begin with and that leads no deeper than the table that an operation changes. */
function sharedPath(entries: readonly Entry[], container: Path): Path {
  let { length } = container;
  for (const { path } of entries) {
    length = Math.min(length, path.length - 1);
    for (let depth = 0; depth < length; depth += 1) if (path[depth] !== entries[0]?.path[depth]) length = depth;
  }
  return entries[0]?.path.slice(0, length) ?? [];
}

function containerPath(operation: ReparseRequest['operation']): Path {
  if (!('path' in operation)) return [];
  return operation.op === 'insert' || operation.op === 'insert-item' ? operation.path : operation.path.slice(0, -1);
}

function tableAt(root: Node, path: Path): Node | undefined {
  const table = findTrail(root, path)?.at(-1);
  return table?.kind === 'map' && table.style === 'block' ? table : undefined;
}

function repeatsKey(table: Node, children: readonly Node[], run: { readonly offset: number; readonly end: number }): boolean {
  const keys = new Set(children.map((child) => child.path.at(-1)));
  return table.children.some((child, index) => (index < run.offset || index >= run.end) && keys.has(child.path.at(-1)));
}

function runAround({ splices, before }: ReparseRequest, entries: readonly Entry[], more: 0 | 1): Run | undefined {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  const reached = firstFrom(entries, (entry) => entry.end >= start);
  const last = firstFrom(entries, (entry) => entry.start > stop) - 1;
  const touched = entries.slice(reached, last + 1);
  // Between two lines the new ones belong to the table of the line above.
  const anchor = touched[0] ?? (entries[last]?.kind === 'pair' ? entries[last] : entries[reached]);
  const base = anchor?.path.slice(0, anchor.path.length - anchor.parts.length);
  const belongs = (entry: Entry | undefined): boolean => entry?.kind === 'pair' && base !== undefined && entry.path.length === base.length + entry.parts.length && beginsWith(entry.path, base);
  if (base === undefined || !belongs(anchor) || !touched.every(belongs)) return undefined;
  const [low, high] = [Math.min(reached, last + 1), Math.max(last + 1, reached)];
  const first = belongs(entries[low - 1]) ? low - more : low;
  const end = belongs(entries[high]) ? high + more : high;
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
