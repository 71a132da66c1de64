import { type Result, succeed } from '../../errors/index.ts';
import { indentAt } from '../line-ends.ts';
import { itemLines, moveItemLines, removeItemLines } from '../list/lines.ts';
import { moveInList } from '../list/move.ts';
import { removeFromList } from '../list/remove.ts';
import { chunkEnd } from '../list/shape.ts';
import { refuse } from '../reason.ts';
import type { Node, Range, Reason, Segment, Splice } from '../types.ts';
import { encodeKey } from './encode-toml.ts';
import { beginsWith, bracketOf, bracketShape, inlinePairs, isInside, type Job, linesShape, vanishesEmpty } from './job.ts';
import type { Entry } from './read-toml.ts';

type Planned = Result<readonly Splice[], Reason>;

/** Plans `delete` and `remove-item`: a key, a table with its sub-tables, or an item, with the comments that belong to it. */
export function planRemove(job: Job): Planned {
  const { node, parent } = job;
  const inside = isInside(job, node);
  if (parent?.children.length === 1 && vanishesEmpty(job, parent)) {
    const kept = inside ? undefined : keepParent(job, parent);
    return kept === undefined ? refuse('LAST_ENTRY', 'This is the last entry: what holds it would vanish with it.', node.range) : succeed([kept]);
  }
  if (inside) return removeInside(job);
  const splices: Splice[] = [];
  for (const run of runsOf(job.file.entries, node)) splices.push(removeItemLines(linesShape(job, run.items), run.index));
  return succeed(splices);
}

/** Takes the last entry of a table out and leaves the empty table in its place: `[a]` for `[a.b]`, `a = {}` for `a.b = 1`. */
function keepParent(job: Job, parent: Node): Splice | undefined {
  const { entries } = job.file;
  const [run, ...others] = runsOf(entries, job.node);
  const first = run && entries[run.index];
  if (run === undefined || first === undefined || others.length > 0 || parent.kind === 'seq') return undefined;
  const depth = first.parts[0]?.depth ?? 0;
  const names = parent.path.slice(first.kind === 'header' ? 0 : depth).filter((part) => typeof part === 'string').map(encodeKey).join('.');
  if (names === '') return undefined;
  const shape = linesShape(job, run.items);
  const { start } = itemLines(shape, run.index);
  const written = indentAt(job.text, first.start) + (first.kind === 'header' ? `[${names}]` : `${names} = {}`);
  return { start, end: chunkEnd(shape, run.index), text: written };
}

interface Run {
  /** The entries before the run, the run as one, the entries after. */
  readonly items: readonly Range[];
  readonly index: number;
}

/** The stretches of consecutive lines that make up a node. */
function runsOf(entries: readonly Entry[], node: Node): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < entries.length; first += 1) {
    if (!beginsWith(entries[first]?.path ?? [], node.path)) continue;
    let last = first;
    while (beginsWith(entries[last + 1]?.path ?? [], node.path)) last += 1;
    const whole = { start: entries[first]?.start ?? 0, end: entries[last]?.end ?? 0 };
    runs.push({ items: [...entries.slice(0, first), whole, ...entries.slice(last + 1)], index: first });
    first = last;
  }
  return runs;
}

function removeInside(job: Job): Planned {
  const { node } = job;
  const shape = bracketShape(job, bracketOf(job, node));
  const own = shape.items.filter((item) => item.start >= node.range.start && item.end <= node.range.end);
  const [only] = own;
  if (only === undefined || own.length > 1) return refuse('UNSUPPORTED', 'This table is made of dotted keys within braces; delete it in the text.', node.range);
  return succeed(removeFromList(shape, shape.items.indexOf(only)));
}

/** Plans `move` and `move-item`: a key among keys, a table among tables, an item of an array or list of tables. */
export function planMove(job: Job, to: number): Planned {
  const { node, parent } = job;
  const siblings = parent?.children ?? [];
  const from = siblings.indexOf(node);
  if (parent === undefined || !Number.isInteger(to) || to < 0 || to >= siblings.length) return refuse('OUT_OF_RANGE', `There is no place ${to} here; 0 to ${siblings.length - 1} are.`);
  if (from === to) return succeed([]);
  if (parent.style !== 'block' || isInside(job, parent)) {
    if (parent.kind === 'map' && (parent.style === 'block' || inlinePairs(job, parent).length !== siblings.length)) return refuse('UNSUPPORTED', 'Among dotted keys within braces nothing can be moved.', node.range);
    return succeed(moveInList(bracketShape(job, parent), from, to));
  }
  return moveLines(job, siblings, { from, to });
}

function moveLines(job: Job, siblings: readonly Node[], { from, to }: { readonly from: number; readonly to: number }): Planned {
  const low = Math.min(from, to);
  const spans = spansOf(job.file.entries, job.parent, siblings).slice(low, Math.max(from, to) + 1);
  const passed = spans.filter((span) => span !== undefined);
  if (passed.length < spans.length) return refuse('UNSUPPORTED', 'The lines of these tables are mixed; move them in the text.', job.node.range);
  const kind = passed[from - low]?.kind;
  if (passed.some((span) => span.kind !== kind) || (kind === 'pair' && !sameBody(job, passed))) {
    return refuse('UNSUPPORTED', 'Keys must stand before the headers of tables.', job.node.range);
  }
  // Where the lines of the table that holds them are scattered, its first entry tells its own place among its siblings.
  const opens = job.file.entries.find((entry) => beginsWith(entry.path, job.parent?.path ?? []));
  const scattered = job.parent !== undefined && job.parent.path.length > 0 && spanOf(job.file.entries, job.parent) === undefined;
  if (scattered && passed.some(({ start, end }) => opens !== undefined && opens.start >= start && opens.end <= end)) return refuse('UNSUPPORTED', 'The lines of these tables are mixed; move them in the text.', job.node.range);
  const items = mergeRuns(job.file.entries, passed);
  const place = (index: number): number => items.indexOf(passed[index - low] ?? { start: 0, end: 0 });
  return succeed(moveItemLines(linesShape(job, items), place(from), place(to)));
}

function sameBody({ file }: Job, passed: readonly Range[]): boolean {
  const [start, end] = [Math.min(...passed.map((span) => span.start)), Math.max(...passed.map((span) => span.end))];
  return !file.entries.some((entry) => entry.kind === 'header' && entry.start >= start && entry.end <= end);
}

/** The entries in order, those of each span as one. */
function mergeRuns(entries: readonly Entry[], spans: readonly Span[]): readonly Range[] {
  const rest = spans.toSorted((one, other) => one.start - other.start);
  const items: Range[] = [];
  let next = 0;
  for (const entry of entries) {
    while ((rest[next]?.end ?? Number.POSITIVE_INFINITY) < entry.start) next += 1;
    const span = rest[next];
    if (span === undefined || entry.start < span.start) items.push(entry);
    else if (entry.start === span.start) items.push(span);
  }
  return items;
}

/** The lines of a node where they stand together, or undefined. */
function spanOf(entries: readonly Entry[], node: Node): Span | undefined {
  const first = entries.findIndex((entry) => beginsWith(entry.path, node.path));
  const last = entries.findLastIndex((entry) => beginsWith(entry.path, node.path));
  const own = entries.slice(first, last + 1);
  if (first < 0 || !own.every((entry) => beginsWith(entry.path, node.path))) return undefined;
  return { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0, kind: own[0]?.kind ?? 'pair' };
}

type Span = Range & { readonly kind: Entry['kind'] };

/** The lines of each child of a table or list where they stand together, or undefined; found in one walk. */
function spansOf(entries: readonly Entry[], parent: Node | undefined, children: readonly Node[]): readonly (Span | undefined)[] {
  const depth = parent?.path.length ?? 0;
  const spans = new Map<Segment, Span | undefined>();
  let before: Segment | undefined;
  for (const entry of entries) {
    const segment = parent !== undefined && beginsWith(entry.path, parent.path) ? entry.path[depth] : undefined;
    if (segment !== undefined) {
      const known = spans.get(segment);
      if (!spans.has(segment)) spans.set(segment, { start: entry.start, end: entry.end, kind: entry.kind });
      else spans.set(segment, known === undefined || before !== segment ? undefined : { ...known, end: entry.end });
    }
    before = segment;
  }
  return children.map((child) => spans.get(child.path.at(-1) ?? ''));
}
