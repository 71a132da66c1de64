import { lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Splice } from '../types.ts';
import { chunkEnd, chunkStart, type ListShape } from './shape.ts';

/** The lines that an item and its comments take, from the start of the first to the start of the line after. */
export function itemLines(shape: ListShape, index: number): { readonly start: number; readonly end: number } {
  const { text } = shape;
  return { start: afterMark(text, lineStart(text, chunkStart(shape, index))), end: nextLine(text, chunkEnd(shape, index)) };
}

/** A line's start, past the byte order mark where the text begins with one. */
export function afterMark(text: string, start: number): number {
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** Where the empty lines above a line begin. */
function blankAbove(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const line = afterMark(text, lineStart(text, at - 1));
    if (line >= at || text.slice(line, at).trim() !== '') return at;
    at = line;
  }
  return at;
}

/** Where the empty lines from a line's start on end. */
export function blankBelow(text: string, end: number): number {
  let at = end;
  while (at < text.length) {
    const next = nextLine(text, at);
    if (text.slice(at, next).trim() !== '') return at;
    at = next;
  }
  return at;
}

/** New lines to put at a line's start. */
export interface NewLines {
  readonly at: number;
  /** Without a line break at the end. */
  readonly source: string;
  /** True where empty lines are to part them from their neighbours. */
  readonly apart: boolean;
  /** Whether something stands above and below. */
  readonly side: 'first' | 'middle' | 'last';
}

/** The splice that puts lines in; a text without a final line break stays so. */
export function insertLines({ text, eol }: Pick<ListShape, 'text' | 'eol'>, lines: NewLines): Splice {
  const { at, source, apart, side } = lines;
  const fresh = at === 0 || text[at - 1] === '\n' || (at === 1 && text.charCodeAt(0) === 0xfeff);
  // Blanks that a file ends with would be left at the end of a line.
  const blanks = at === text.length ? /[ \t]*$/.exec(text)?.[0].length ?? 0 : 0;
  if (!fresh) return { start: at - blanks, end: at, text: `${eol}${apart ? eol : ''}${source}` };
  if (!apart) return { start: at, end: at, text: `${source}${eol}` };
  const before = side === 'first' || blankAbove(text, at) < at ? '' : eol;
  const after = side === 'last' || blankBelow(text, at) > at ? '' : eol;
  return { start: at, end: at, text: `${before}${source}${eol}${after}` };
}

/** The splice that takes the lines of an item out; of two empty lines around them one goes too. */
export function removeItemLines(shape: ListShape, index: number): Splice {
  const { text, open } = shape;
  const { start, end } = itemLines(shape, index);
  const above = blankAbove(text, start);
  const below = blankBelow(text, end);
  const opens = start <= 1 || (open >= 0 && lineStart(text, start - 1) <= open);
  const closes = end >= text.length || /^[ \t]*\}/.test(text.slice(end, lineEnd(text, end)));
  if (below > end && (above < start || opens)) return { start, end: below, text: '' };
  if (above < start && closes) return withoutBreak(text, { start: above, end });
  return withoutBreak(text, { start, end });
}

/** A text whose last line has no break keeps it so when that line goes. */
function withoutBreak(text: string, { start, end }: { readonly start: number; readonly end: number }): Splice {
  if (end < text.length || text.endsWith('\n') || text[start - 1] !== '\n') return { start, end, text: '' };
  return { start: text[start - 2] === '\r' ? start - 2 : start - 1, end, text: '' };
}

/** Splices that move an item that has lines of its own, with its comments and the empty lines that part it from the next, to another place. */
export function moveItemLines(shape: ListShape, from: number, to: number): Splice[] {
  if (from === to) return [];
  const { text, eol, items } = shape;
  const own = itemLines(shape, from);
  const target = itemLines(shape, to);
  const wasLast = from === items.length - 1;
  const cut = wasLast ? { start: blankAbove(text, own.start), end: own.end } : { start: own.start, end: blankBelow(text, own.end) };
  const gap = (text.slice(cut.start, own.start) + text.slice(own.end, cut.end)).replace(/[ \t]+/g, '');
  const chunk = text.slice(own.start, own.end);
  const ended = chunk.endsWith('\n') ? chunk : chunk + eol;
  if (to < from) return ordered(withoutBreak(text, cut), { start: target.start, end: target.start, text: ended + gap });
  const whole = { ...cut, text: '' };
  if (target.end >= text.length && !text.endsWith('\n')) return ordered(whole, { start: target.end, end: target.end, text: eol + gap + ended.replace(/\r?\n$/, '') });
  if (to === items.length - 1) return ordered(whole, { start: target.end, end: target.end, text: gap + ended });
  const place = blankBelow(text, target.end);
  return ordered(whole, { start: place, end: place, text: ended + gap });
}

function ordered(one: Splice, other: Splice): Splice[] {
  return one.start < other.start ? [one, other] : [other, one];
}
