import { minimalSplices } from '../../../../shared/edit/index.ts';
import type { Splice } from '../../../../shared/edit/types.ts';
import { sameAtEnd, sameAtStart } from '../session/same-ends.ts';

/** Between the first and the last difference more than this is replaced as one piece: finding what stayed in it would hold up the window. */
const mostCompared = 40_000;

/** Splices that turn one text into another, found in the time it takes to look through both; small ones where they differ in one region. */
export function fewSplices(before: string, after: string): readonly Splice[] {
  if (before === after) return [];
  const start = lineStart(before, sameAtStart(before, after));
  const tail = wholeLines(before, sameAtEnd(before, after, start));
  const [end, afterEnd] = [before.length - tail, after.length - tail];
  const [old, young] = [before.slice(start, end), after.slice(start, afterEnd)];
  if (old.length + young.length > mostCompared) return [{ start, end, text: young }];
  return minimalSplices(old, young).map((splice) => ({ start: start + splice.start, end: start + splice.end, text: splice.text }));
}

/** Where the line begins that a position stands in. */
function lineStart(text: string, position: number): number {
  return position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
}

/** How much of the last `same` characters of a text are whole lines. */
function wholeLines(text: string, same: number): number {
  const line = text.indexOf('\n', text.length - same);
  return line < 0 ? 0 : text.length - line - 1;
}
