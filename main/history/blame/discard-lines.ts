import type { DiffSide } from './diff-side.ts';
import { bogusSquareRoot } from './square-root.ts';

const EQUAL_LIMIT = 1024;
const WINDOW = 100;
const RUN_FACTOR = 4;

/**
 * Leaves out of the search the equal start and end of both sides, lines that the other side does not have (they changed for
 * certain), and lines so common that they only mislead, where they stand among such: as git's diff does before Myers' algorithm.
 */
export function discardLines(a: DiffSide, b: DiffSide, lineNumbers: number): void {
  const shared = Math.min(a.lines.length, b.lines.length);
  let start = 0;
  while (start < shared && a.lines[start] === b.lines[start]) start++;
  let end = 0;
  while (end < shared - start && a.lines[a.lines.length - 1 - end] === b.lines[b.lines.length - 1 - end]) end++;
  const countsA = countLines(a.lines, lineNumbers);
  const countsB = countLines(b.lines, lineNumbers);
  keep(a, { start, end: a.lines.length - end, others: countsB });
  keep(b, { start, end: b.lines.length - end, others: countsA });
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly others: Int32Array;
}

function keep(side: DiffSide, part: Part): void {
  const limit = Math.min(bogusSquareRoot(side.lines.length), EQUAL_LIMIT);
  // 0: not on the other side, 1: there a few times, 2: there so often that it says little.
  const fate = new Uint8Array(side.lines.length);
  for (let line = part.start; line < part.end; line++) {
    const matches = part.others[side.lines[line] ?? 0] ?? 0;
    fate[line] = matches === 0 ? 0 : matches >= limit ? 2 : 1;
  }
  const index: number[] = [];
  for (let line = part.start; line < part.end; line++) {
    if (fate[line] === 1 || (fate[line] === 2 && !misleads(fate, line, part))) index.push(line);
    else side.changed[line + 1] = 1;
  }
  side.index = Int32Array.from(index);
  side.values = side.index.map((line) => side.lines[line] ?? 0);
}

/** True for a very common line in the middle of a run of lines most of which have no match. */
function misleads(fate: Uint8Array, line: number, part: Part): boolean {
  const before = scan(fate, { from: line, step: -1, stop: Math.max(part.start, line - WINDOW) });
  if (before.unmatched === 0) return false;
  const after = scan(fate, { from: line, step: 1, stop: Math.min(part.end - 1, line + WINDOW) });
  if (after.unmatched === 0) return false;
  const common = before.common + after.common;
  return common * RUN_FACTOR < common + before.unmatched + after.unmatched;
}

function scan(fate: Uint8Array, way: { from: number; step: 1 | -1; stop: number }): { unmatched: number; common: number } {
  let unmatched = 0;
  let common = 1;
  for (let at = way.from + way.step; way.step < 0 ? at >= way.stop : at <= way.stop; at += way.step) {
    if (fate[at] === 0) unmatched++;
    else if (fate[at] === 2) common++;
    else break;
  }
  return { unmatched, common };
}

function countLines(lines: Int32Array, lineNumbers: number): Int32Array {
  const counts = new Int32Array(lineNumbers);
  for (const line of lines) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}
