import { lineEnd, lineStart } from '../line-ends.ts';
import type { Range } from '../types.ts';

/** A bracketed list as its parser found it: the entries of an object, the items of an array. */
export interface ListShape {
  readonly text: string;
  /** Where the opening and the closing bracket stand. */
  readonly open: number;
  readonly close: number;
  readonly items: readonly Range[];
  /** All comments of the text, in order. */
  readonly comments: readonly Range[];
  /** `required`: between all items; `lines`: a line break does as well (objects of HCL). */
  readonly commas: 'required' | 'lines';
  /** One level of indentation. */
  readonly unit: string;
  /** The line break to write. */
  readonly eol: string;
  /** Blank inside the brackets of a list on one line. */
  readonly pad: string;
  /** What follows a comma on one line, where the list itself does not show it. */
  readonly gap: string;
  /** True where an empty list opens up over lines when its first item comes. */
  readonly expand: boolean;
  /** True for an item that must be followed by a line break (a heredoc). */
  readonly endsInBreak?: (index: number) => boolean;
}

/** Where an item begins together with the comments directly above it. */
export function chunkStart(shape: ListShape, index: number): number {
  const item = shape.items[index];
  if (item === undefined) return shape.close;
  const floor = shape.items[index - 1]?.end ?? shape.open + 1;
  let top = item.start;
  for (const comment of commentsWithin(shape, floor, item.start).toReversed()) {
    if (!/^[ \t]*(?:\r?\n)?[ \t]*$/.test(shape.text.slice(comment.end, top))) break;
    if (!startsLine(shape.text, comment.start) || lineStart(shape.text, comment.start) < floor) break;
    top = comment.start;
  }
  return top;
}

/** Where the line of an item ends: after its comma and the comments that follow on the same line. */
export function chunkEnd(shape: ListShape, index: number): number {
  const { text } = shape;
  const end = shape.items[index]?.end ?? shape.open;
  let pos = end;
  const comma = commaAfter(shape, index);
  if (comma >= 0 && !text.slice(end, comma).includes('\n')) pos = comma + 1;
  const until = Math.min(lineEnd(text, pos), shape.items[index + 1]?.start ?? text.length);
  for (const comment of commentsWithin(shape, pos, until)) pos = Math.max(pos, comment.end);
  return pos;
}

/** The comments that begin within a stretch of the text. */
export function commentsWithin(shape: Pick<ListShape, 'comments'>, from: number, until: number): readonly Range[] {
  const { comments } = shape;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((comments[end]?.start ?? Number.POSITIVE_INFINITY) < until) end += 1;
  return comments.slice(low, end);
}

/** Where the comma after an item stands, or -1. */
export function commaAfter(shape: ListShape, index: number): number {
  const from = shape.items[index]?.end ?? shape.open + 1;
  const until = shape.items[index + 1]?.start ?? shape.close;
  const comments = commentsWithin(shape, from, until);
  let next = 0;
  for (let pos = from; pos < until; pos += 1) {
    const comment = comments[next];
    if (comment !== undefined && pos >= comment.start) {
      pos = comment.end - 1;
      next += 1;
    } else if (shape.text[pos] === ',') return pos;
  }
  return -1;
}

/** True where only blanks stand before a place on its line. */
export function startsLine(text: string, pos: number): boolean {
  let at = pos;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at -= 1;
  return at === 0 || text[at - 1] === '\n' || (at === 1 && text.charCodeAt(0) === 0xfeff);
}

/** True where an item, its comma and comments are followed by the end of the line. */
export function endsLine(shape: ListShape, index: number): boolean {
  const end = chunkEnd(shape, index);
  return shape.text.slice(end, lineEnd(shape.text, end)).trim() === '' && lineEnd(shape.text, end) < shape.close;
}

/** True where an item has its lines for itself. */
export function ownsLines(shape: ListShape, index: number): boolean {
  const item = shape.items[index];
  return item !== undefined && startsLine(shape.text, chunkStart(shape, index)) && startsLine(shape.text, item.start) && endsLine(shape, index) && ownsComma(shape, index);
}

/** True where the comma after an item stands on its line, or alone on a later one. */
function ownsComma(shape: ListShape, index: number): boolean {
  const { text } = shape;
  const comma = commaAfter(shape, index);
  if (comma < 0 || !text.slice(shape.items[index]?.end, comma).includes('\n')) return true;
  return startsLine(text, comma) && text.slice(comma + 1, lineEnd(text, comma)).trim() === '';
}
