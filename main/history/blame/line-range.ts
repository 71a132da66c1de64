import type { Hunk } from './line-diff.ts';

/** Lines of the blamed file that stand as `count` lines from `at` in some older version. */
export interface LineRange {
  /** First line in the older version, from 0. */
  readonly at: number;
  /** First line in the blamed file, from 0. */
  readonly final: number;
  readonly count: number;
}

/** The ranges that a parent has unchanged, in the parent's line numbers, and those that changed; both lists stay sorted by `at`. */
export function passToParent(ranges: readonly LineRange[], hunks: readonly Hunk[]): { passed: LineRange[]; kept: LineRange[] } {
  const passed: LineRange[] = [];
  const kept: LineRange[] = [];
  let next = 0;
  let shift = 0;
  for (const range of ranges) {
    let { at, final, count } = range;
    while (count > 0) {
      while (next < hunks.length && endOf(hunks[next]) <= at) {
        const hunk = hunks[next++];
        shift = hunk === undefined ? shift : hunk.aStart + hunk.aCount - hunk.bStart - hunk.bCount;
      }
      const hunk = hunks[next];
      const inside = hunk !== undefined && at >= hunk.bStart;
      const limit = hunk === undefined ? Infinity : inside ? endOf(hunk) : hunk.bStart;
      const taken = Math.min(count, limit - at);
      if (inside) kept.push({ at, final, count: taken });
      else passed.push({ at: at + shift, final, count: taken });
      at += taken;
      final += taken;
      count -= taken;
    }
  }
  return { passed, kept };
}

/** Ranges of two children in one sorted list. */
export function mergeRanges(a: readonly LineRange[], b: readonly LineRange[]): LineRange[] {
  return [...a, ...b].toSorted((left, right) => left.at - right.at || left.final - right.final);
}

function endOf(hunk: Hunk | undefined): number {
  return hunk === undefined ? Infinity : hunk.bStart + hunk.bCount;
}
