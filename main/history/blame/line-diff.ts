import { newSide } from './diff-side.ts';
import { discardLines } from './discard-lines.ts';
import type { LineFile } from './line-file.ts';
import { markChanges } from './myers.ts';
import { slideChanges } from './slide-changes.ts';

/** `aCount` lines from `aStart` became `bCount` lines from `bStart`; counted from 0. */
export interface Hunk {
  readonly aStart: number;
  readonly aCount: number;
  readonly bStart: number;
  readonly bCount: number;
}

const TAIL_BLOCK = 1024;

/** The differences of two versions, in order, as `git diff -U0` cuts them; `lineNumbers` is how many numbers the two files use. */
export function diffLines(a: LineFile, b: LineFile, lineNumbers: number): Hunk[] {
  const tail = commonTailLines(a.content, b.content);
  const left = newSide(a.lines.subarray(0, a.lines.length - tail), a.indents.subarray(0, a.indents.length - tail));
  const right = newSide(b.lines.subarray(0, b.lines.length - tail), b.indents.subarray(0, b.indents.length - tail));
  discardLines(left, right, lineNumbers);
  markChanges(left, right);
  slideChanges(left, right);
  slideChanges(right, left);
  return hunksOf(left.changed, right.changed, left.lines.length, right.lines.length);
}

// oxlint-disable-next-line eslint/max-params -- two sides, two arrays each
function hunksOf(left: Uint8Array, right: Uint8Array, leftCount: number, rightCount: number): Hunk[] {
  const hunks: Hunk[] = [];
  let a = 0;
  let b = 0;
  while (a < leftCount || b < rightCount) {
    const aStart = a;
    const bStart = b;
    while (left[a + 1] === 1) a++;
    while (right[b + 1] === 1) b++;
    if (a > aStart || b > bStart) hunks.push({ aStart, aCount: a - aStart, bStart, bCount: b - bStart });
    a++;
    b++;
  }
  return hunks;
}

/** Lines at the end that git leaves out before it looks: equal blocks of 1024 bytes, from the first whole line in them on. */
function commonTailLines(a: Buffer, b: Buffer): number {
  const smaller = Math.min(a.length, b.length);
  let trimmed = 0;
  while (trimmed + TAIL_BLOCK <= smaller && a.compare(b, b.length - trimmed - TAIL_BLOCK, b.length - trimmed, a.length - trimmed - TAIL_BLOCK, a.length - trimmed) === 0) {
    trimmed += TAIL_BLOCK;
  }
  if (trimmed === 0) return 0;
  const feed = a.indexOf(0x0a, a.length - trimmed);
  if (feed < 0) return 0;
  let lines = 0;
  for (let at = feed + 1; at < a.length; lines++) {
    const next = a.indexOf(0x0a, at);
    at = next < 0 ? a.length : next + 1;
  }
  return lines;
}
