import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { lineStart, nextLine } from '../line-ends.ts';
import type { Segment } from '../types.ts';
import type { BodyItem, HclFile } from './ast.ts';
import { blockSegments } from './block-path.ts';
import { parseHclPart } from './parse-hcl.ts';
import { buildRun } from './tree.ts';

/** Texts below this are read whole: finding the part would cost as much. */
const smallText = 4000;

/** A run of top-level items, one more on either side than the splices touch, and the lines that hold them. */
interface Part {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  readonly from: number;
  readonly until: number;
}

/**
 * Reads again the top-level items that splices touch. Sound because at the start of a line between two items nothing before matters;
 * where the run does not read without problems, or changes how other items are told apart, the answer is undefined and all is read.
 */
export function rereadHcl(request: ReparseRequest, file: HclFile, parse: () => Parsed): Reparsed | undefined {
  const { before, after, parsed } = request;
  const [root] = parsed.roots;
  const part = before.length < smallText || parsed.problems.length > 0 ? undefined : partAround(request, file.items);
  if (root === undefined || part === undefined) return undefined;
  const read = parseHclPart(after, part.from, part.until + after.length - before.length);
  if (read === undefined || read.length === 0) return undefined;
  const { first, end } = part;
  const items = [...file.items.slice(0, first), ...read, ...file.items.slice(end)];
  const segments = segmentsOf(file.items, items, { first, end, grown: read.length - (end - first) });
  if (segments === undefined) return undefined;
  return {
    before: { ...root, children: root.children.slice(first, end) },
    after: { ...root, children: buildRun(after, items, { first, end: first + read.length, segments }) },
    offset: first,
    whole: parse,
  };
}

function partAround({ before, splices }: ReparseRequest, items: readonly BodyItem[]): Part | undefined {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  const touched = items.findIndex((item) => nextLine(before, item.end) > start);
  const first = Math.max(0, (touched < 0 ? items.length : touched) - 1);
  const last = items.findLastIndex((item) => lineStart(before, item.start) < stop);
  const end = Math.min(items.length, Math.max(last, first) + 2);
  const from = first === 0 ? (before.charCodeAt(0) === 0xfeff ? 1 : 0) : nextLine(before, items[first - 1]?.end ?? 0);
  const following = items[end];
  const until = following === undefined ? before.length : lineStart(before, following.start);
  return from <= start && until >= stop && (first > 0 || end < items.length) ? { first, end, from, until } : undefined;
}

interface Change {
  readonly first: number;
  readonly end: number;
  readonly grown: number;
}

/** The segments of all items now, or undefined where an untouched item is named otherwise than before, or an argument stands twice. */
function segmentsOf(old: readonly BodyItem[], now: readonly BodyItem[], { first, end, grown }: Change): ReadonlyMap<number, readonly Segment[]> | undefined {
  const keys = now.flatMap((item) => (item.kind === 'attribute' ? [item.key] : []));
  if (new Set(keys).size < keys.length) return undefined;
  const [before, after] = [blockSegments(old), blockSegments(now)];
  for (const [index, segments] of before) {
    if (index >= first && index < end) continue;
    if (after.get(index < first ? index : index + grown)?.length !== segments.length) return undefined;
    if (typeof segments.at(-1) === 'number' && after.get(index < first ? index : index + grown)?.at(-1) !== segments.at(-1)) return undefined;
  }
  return after;
}
