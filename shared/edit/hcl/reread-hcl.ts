import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { firstFrom } from '../first-from.ts';
import { lineStart, nextLine } from '../line-ends.ts';
import { startsLine } from '../list/shape.ts';
import type { Node, Segment } from '../types.ts';
import type { BodyItem, Expr, HclFile, ObjectItem } from './ast.ts';
import { blockSegments } from './block-path.ts';
import { type Container, containerIn, rootContainer } from './locate.ts';
import { nameEnd } from './cursor.ts';
import { type HclLines, parseHclLines } from './parse-hcl.ts';
import { buildRun, type Run } from './tree.ts';

/** Texts below this are read whole: finding the part would cost as much. */
const smallText = 2000;

type Item = BodyItem | ObjectItem | Expr;

/** A container around all splices, and its node. */
interface Step {
  readonly container: Container;
  readonly node: Node;
}

/** A run of a container's items, one more on either side than the splices touch, and the whole lines that hold them. */
interface Part extends Step {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  readonly lines: HclLines;
}

/**
 * Reads again the items that splices touch, of the innermost body, object or tuple on lines of its own that holds them all. Sound because
 * at the start of a line between two items nothing before matters but what they stand in; where the run does not read without problems,
 * or changes how other items are told apart, the answer is undefined and all is read.
 */
export function rereadHcl(request: ReparseRequest, file: HclFile, parse: () => Parsed): Reparsed | undefined {
  const { before, after, parsed } = request;
  const [root] = parsed.roots;
  if (root === undefined || before.length < smallText || parsed.problems.length > 0) return undefined;
  const part = partAround(request, trailTo(request, file, root));
  if (part === undefined) return undefined;
  const { first, end, lines, node, container } = part;
  const read = parseHclLines(after, { ...lines, until: lines.until + after.length - before.length });
  if (read === undefined || read.length === 0 || (first === 0 && beginsFor(after, read[0]))) return undefined;
  const old: readonly Item[] = container.items;
  const items = [...old.slice(0, first), ...read, ...old.slice(end)];
  const change = { first, end, grown: read.length - (end - first) };
  const run: Run | undefined = container.kind === 'body' ? bodyRun(old as readonly BodyItem[], items as readonly BodyItem[], change) : otherRun(items, change);
  if (run === undefined) return undefined;
  const { comments: _, ...rest } = node;
  return { before: { ...rest, children: node.children.slice(first, end) }, after: { ...rest, children: buildRun(after, node, run) }, offset: first, whole: parse };
}

/** A first item that begins `for` makes another expression of its brackets. */
function beginsFor(text: string, item: Item | undefined): boolean {
  return item !== undefined && item.kind !== 'attribute' && item.kind !== 'block' && text.startsWith('for', item.start) && nameEnd(text, item.start) === item.start + 3;
}

/** The containers around all splices, from the file down. */
function trailTo({ splices, before }: ReparseRequest, file: HclFile, root: Node): readonly Step[] {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  const trail: Step[] = [];
  let step: Step | undefined = { container: rootContainer(file, before.length), node: root };
  while (step !== undefined) {
    trail.push(step);
    const items: readonly Item[] = step.container.items;
    const index = firstFrom(items, (item) => item.start > start) - 1;
    const [item, node]: readonly [Item | undefined, Node | undefined] = [items[index], step.node.children[index]];
    const inner: Container | undefined = item && containerIn(item);
    if (inner === undefined || node === undefined) break;
    const [open, close] = bracketsOf(inner);
    step = open < start && stop <= close ? { container: inner, node } : undefined;
  }
  return trail;
}

function bracketsOf(container: Container): readonly [number, number] {
  return container.kind === 'body' ? [container.open, container.close] : [container.start, container.end - 1];
}

/** The run in the innermost container whose items have lines of their own. */
function partAround({ before, splices }: ReparseRequest, trail: readonly Step[]): Part | undefined {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  for (let index = trail.length - 1; index >= 0; index -= 1) {
    const step = trail[index];
    if (step === undefined) break;
    const items: readonly Item[] = step.container.items;
    const touched = firstFrom(items, (item) => nextLine(before, item.end) > start);
    const first = Math.max(0, touched - 1);
    const last = firstFrom(items, (item) => lineStart(before, item.start) >= stop) - 1;
    const end = Math.min(items.length, Math.max(last, first) + 2);
    const lines = linesOf(before, step.container, { first, end, depth: index });
    if (lines === undefined || lines.from > start || lines.until < stop || (index === 0 && first === 0 && end === items.length)) continue;
    return { ...step, first, end, lines };
  }
  return undefined;
}

interface Bounds {
  readonly first: number;
  readonly end: number;
  readonly depth: number;
}

/** What may stand between an item, or the opening bracket, and the end of its line. */
const lineTails = { body: /^[ \t]*(?:(?:#|\/\/).*)?\r?\n?$/, object: /^[ \t]*,?[ \t]*(?:(?:#|\/\/).*)?\r?\n$/, tuple: /^[ \t]*,[ \t]*(?:(?:#|\/\/).*)?\r?\n$/ };

/** The whole lines that hold a run of items and nothing else; undefined where others stand on them. */
function linesOf(text: string, container: Container, { first, end, depth }: Bounds): HclLines | undefined {
  const items: readonly Item[] = container.items;
  const from = lineAfter(text, container, items[first - 1]);
  const until = lineOf(text, container, items[end]);
  if (from === undefined || until === undefined || from > until || (from > 1 && text[from - 1] !== '\n')) return undefined;
  return { from, until, kind: container.kind, depth, last: items[end] === undefined };
}

/** The start of the line after an item (after the opening bracket where there is none), where nothing else stands on the item's. */
function lineAfter(text: string, container: Container, item: Item | undefined): number | undefined {
  const [open] = bracketsOf(container);
  if (item === undefined && open < 0) return text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = item?.end ?? open + 1;
  const next = nextLine(text, end);
  return lineTails[item === undefined ? 'body' : container.kind].test(text.slice(end, next)) ? next : undefined;
}

/** The start of the line of an item (of the closing bracket where there is none), where nothing stands before it there. */
function lineOf(text: string, container: Container, item: Item | undefined): number | undefined {
  const [open, close] = bracketsOf(container);
  if (item === undefined && open < 0) return text.length;
  const start = item?.start ?? close;
  return startsLine(text, start) ? lineStart(text, start) : undefined;
}

interface Change {
  readonly first: number;
  readonly end: number;
  readonly grown: number;
}

/** The run among all items of a body, or undefined where an untouched item is named otherwise than before, or an argument stands twice. */
function bodyRun(old: readonly BodyItem[], now: readonly BodyItem[], change: Change): Run | undefined {
  const { first, end, grown } = change;
  const keys = new Set<string>();
  let count = 0;
  for (const item of now) {
    if (item.kind !== 'attribute') continue;
    keys.add(item.key);
    count += 1;
  }
  if (keys.size < count) return undefined;
  const segments = segmentsOf(old, now, change);
  return segments && { items: now, first, end: end + grown, segments };
}

function segmentsOf(old: readonly BodyItem[], now: readonly BodyItem[], { first, end, grown }: Change): ReadonlyMap<number, readonly Segment[]> | undefined {
  const [before, after] = [blockSegments(old), blockSegments(now)];
  for (const [index, segments] of before) {
    if (index >= first && index < end) continue;
    const other: readonly Segment[] | undefined = after.get(index < first ? index : index + grown);
    if (other?.length !== segments.length) return undefined;
    if (typeof segments.at(-1) === 'number' && other.at(-1) !== segments.at(-1)) return undefined;
  }
  return after;
}

/** The run among all entries of an object, or undefined where a key stands twice; or among the items of a tuple. */
function otherRun(items: readonly Item[], { first, end, grown }: Change): Run | undefined {
  const keys = items.flatMap((item) => (item.kind === 'entry' ? [item.key] : []));
  return new Set(keys).size < keys.length ? undefined : { items, first, end: end + grown };
}
