import { minimalSplices } from '../../../../shared/edit/index.ts';
import type { Splice } from '../../../../shared/edit/types.ts';

/** Between the first and the last difference more than this is replaced as one piece: finding what stayed in it would hold up the window. */
const mostCompared = 40_000;
const step = 4096;

/** Splices that turn one text into another, found in the time it takes to look through both; small ones where they differ in one region. */
export function fewSplices(before: string, after: string): readonly Splice[] {
  if (before === after) return [];
  const start = sameAtStart(before, after);
  const tail = sameAtEnd(before, after, Math.min(before.length, after.length) - start);
  const [end, afterEnd] = [before.length - tail, after.length - tail];
  const [old, young] = [before.slice(start, end), after.slice(start, afterEnd)];
  if (old.length + young.length > mostCompared) return [{ start, end, text: young }];
  return minimalSplices(old, young).map((splice) => ({ start: start + splice.start, end: start + splice.end, text: splice.text }));
}

/** How many characters both begin with, whole lines only. */
function sameAtStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same + step <= most && before.slice(same, same + step) === after.slice(same, same + step)) same += step;
  while (same < most && before[same] === after[same]) same += 1;
  return same === 0 ? 0 : before.lastIndexOf('\n', same - 1) + 1;
}

/** How many characters both end in, at most `most`, whole lines only. */
function sameAtEnd(before: string, after: string, most: number): number {
  const pieceOf = (text: string, from: number): string => text.slice(text.length - from - step, text.length - from);
  let same = 0;
  while (same + step <= most && pieceOf(before, same) === pieceOf(after, same)) same += step;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const line = before.indexOf('\n', before.length - same);
  return line < 0 ? 0 : before.length - line - 1;
}
