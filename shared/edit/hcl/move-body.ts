import type { Splice } from '../types.ts';
import { blankAbove, blankBelow, itemLines } from './body-lines.ts';
import { type Job, listShape } from './job.ts';
import type { BodyContainer } from './locate.ts';

/** Splices that move an item of a body, with its comments and the empty lines that part it from the next, to another place. */
export function moveInBody(job: Job, body: BodyContainer, { from, to }: { readonly from: number; readonly to: number }): Splice[] {
  if (from === to) return [];
  const { text } = job;
  const shape = listShape(job, body);
  const own = itemLines(text, shape, from);
  const target = itemLines(text, shape, to);
  const last = from === body.items.length - 1 || to === body.items.length - 1;
  const chunk = text.slice(own.start, own.end);
  const ended = chunk.endsWith('\n') ? chunk : chunk + shape.eol;
  const cut = cutOf(text, own, from === body.items.length - 1);
  const gap = text.slice(cut.start, own.start) + text.slice(own.end, cut.end);
  if (to < from) return ordered([{ start: target.start, end: target.start, text: ended + asBlank(gap) }, finalBreak(text, cut)]);
  const open = target.end >= text.length && !text.endsWith('\n');
  const before = last && to === body.items.length - 1 ? `${asBlank(gap)}${ended}` : undefined;
  if (open) return ordered([cut, { start: target.end, end: target.end, text: shape.eol + asBlank(gap) + ended.replace(/\r?\n$/, '') }]);
  if (before !== undefined) return ordered([cut, { start: target.end, end: target.end, text: before }]);
  const place = blankBelow(text, target.end);
  return ordered([cut, { start: place, end: place, text: ended + asBlank(gap) }]);
}

function cutOf(text: string, own: { readonly start: number; readonly end: number }, last: boolean): Splice {
  if (last) return { start: blankAbove(text, own.start), end: own.end, text: '' };
  return { start: own.start, end: blankBelow(text, own.end), text: '' };
}

/** A file whose last line has no break keeps it so when that line moves away. */
function finalBreak(text: string, cut: Splice): Splice {
  if (cut.end < text.length || text.endsWith('\n') || text[cut.start - 1] !== '\n') return cut;
  return { ...cut, start: text[cut.start - 2] === '\r' ? cut.start - 2 : cut.start - 1 };
}

function asBlank(gap: string): string {
  return gap.replace(/[ \t]+/g, '');
}

function ordered(splices: Splice[]): Splice[] {
  return splices.sort((one, other) => one.start - other.start || one.end - other.end);
}
