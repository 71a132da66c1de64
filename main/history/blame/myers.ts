import type { DiffSide } from './diff-side.ts';
import { bogusSquareRoot } from './square-root.ts';

const SNAKE = 20;
const HEURISTIC_COST = 256;
const HEURISTIC_FACTOR = 4;
const LEAST_MAX_COST = 256;
const FAR = 0x7fffffff;

/** A box of the edit graph: lines `a0..a1` of one side against `b0..b1` of the other, counted among those that take part. */
interface Box {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

interface Split {
  readonly a: number;
  readonly b: number;
  readonly minimalBefore: boolean;
  readonly minimalAfter: boolean;
}

/**
 * Marks the lines that changed, by Myers' divide and conquer ("An O(ND) Difference Algorithm and Its Variations", 1986) with the
 * short cuts that git takes on long differences, so that the outcome is git's.
 */
export function markChanges(a: DiffSide, b: DiffSide): void {
  new Search(a, b).run({ a0: 0, a1: a.values.length, b0: 0, b1: b.values.length }, false);
}

class Search {
  private readonly a: DiffSide;
  private readonly b: DiffSide;
  private readonly forward: Int32Array;
  private readonly backward: Int32Array;
  private readonly zero: number;
  private readonly maxCost: number;

  constructor(a: DiffSide, b: DiffSide) {
    this.a = a;
    this.b = b;
    const diagonals = a.values.length + b.values.length + 3;
    this.forward = new Int32Array(diagonals + 2);
    this.backward = new Int32Array(diagonals + 2);
    this.zero = b.values.length + 1;
    this.maxCost = Math.max(bogusSquareRoot(diagonals), LEAST_MAX_COST);
  }

  run(whole: Box, minimal: boolean): void {
    const box = this.shrink(whole);
    if (box.a0 === box.a1) mark(this.b, box.b0, box.b1);
    else if (box.b0 === box.b1) mark(this.a, box.a0, box.a1);
    else {
      const split = this.split(box, minimal);
      this.run({ a0: box.a0, a1: split.a, b0: box.b0, b1: split.b }, split.minimalBefore);
      this.run({ a0: split.a, a1: box.a1, b0: split.b, b1: box.b1 }, split.minimalAfter);
    }
  }

  private shrink(box: Box): Box {
    const { values: left } = this.a;
    const { values: right } = this.b;
    let { a0, a1, b0, b1 } = box;
    while (a0 < a1 && b0 < b1 && left[a0] === right[b0]) {
      a0++;
      b0++;
    }
    while (a0 < a1 && b0 < b1 && left[a1 - 1] === right[b1 - 1]) {
      a1--;
      b1--;
    }
    return { a0, a1, b0, b1 };
  }

  private split(box: Box, minimal: boolean): Split {
    const front = new Front(this.forward, { zero: this.zero, start: box.a0 - box.b0, outside: -1 });
    const back = new Front(this.backward, { zero: this.zero, start: box.a1 - box.b1, outside: FAR });
    front.put(front.start, box.a0);
    back.put(back.start, box.a1);
    const odd = ((front.start - back.start) & 1) !== 0;
    for (let cost = 1; ; cost++) {
      front.widen(box);
      const ahead = this.goForward(box, front, odd ? back : null);
      if (ahead.split !== null) return ahead.split;
      back.widen(box);
      const behind = this.goBackward(box, back, odd ? null : front);
      if (behind.split !== null) return behind.split;
      if (minimal) continue;
      if ((ahead.snake || behind.snake) && cost > HEURISTIC_COST) {
        const good = this.goodForward(box, front, cost) ?? this.goodBackward(box, back, cost);
        if (good !== null) return good;
      }
      if (cost >= this.maxCost) return furthest(box, front, back);
    }
  }

  private goForward(box: Box, front: Front, other: Front | null): Step {
    const { values: left } = this.a;
    const { values: right } = this.b;
    let snake = false;
    for (let d = front.max; d >= front.min; d -= 2) {
      const below = front.at(d - 1);
      const above = front.at(d + 1);
      let i = below >= above ? below + 1 : above;
      const from = i;
      let j = i - d;
      while (i < box.a1 && j < box.b1 && left[i] === right[j]) {
        i++;
        j++;
      }
      if (i - from > SNAKE) snake = true;
      front.put(d, i);
      if (other?.has(d) && other.at(d) <= i) return { snake, split: { a: i, b: j, minimalBefore: true, minimalAfter: true } };
    }
    return { snake, split: null };
  }

  private goBackward(box: Box, back: Front, other: Front | null): Step {
    const { values: left } = this.a;
    const { values: right } = this.b;
    let snake = false;
    for (let d = back.max; d >= back.min; d -= 2) {
      const below = back.at(d - 1);
      const above = back.at(d + 1);
      let i = below < above ? below : above - 1;
      const from = i;
      let j = i - d;
      while (i > box.a0 && j > box.b0 && left[i - 1] === right[j - 1]) {
        i--;
        j--;
      }
      if (from - i > SNAKE) snake = true;
      back.put(d, i);
      if (other?.has(d) && i <= other.at(d)) return { snake, split: { a: i, b: j, minimalBefore: true, minimalAfter: true } };
    }
    return { snake, split: null };
  }

  /** The furthest forward path that is far enough for its cost and ends in a long run of equal lines. */
  private goodForward(box: Box, front: Front, cost: number): Split | null {
    let best: Split | null = null;
    let bestValue = 0;
    for (let d = front.max; d >= front.min; d -= 2) {
      const i = front.at(d);
      const j = i - d;
      const value = i - box.a0 + (j - box.b0) - Math.abs(d - front.start);
      const inside = box.a0 + SNAKE <= i && i < box.a1 && box.b0 + SNAKE <= j && j < box.b1;
      if (value <= HEURISTIC_FACTOR * cost || value <= bestValue || !inside || !this.isRun(i - SNAKE, j - SNAKE)) continue;
      bestValue = value;
      best = { a: i, b: j, minimalBefore: true, minimalAfter: false };
    }
    return best;
  }

  private goodBackward(box: Box, back: Front, cost: number): Split | null {
    let best: Split | null = null;
    let bestValue = 0;
    for (let d = back.max; d >= back.min; d -= 2) {
      const i = back.at(d);
      const j = i - d;
      const value = box.a1 - i + (box.b1 - j) - Math.abs(d - back.start);
      const inside = box.a0 < i && i <= box.a1 - SNAKE && box.b0 < j && j <= box.b1 - SNAKE;
      if (value <= HEURISTIC_FACTOR * cost || value <= bestValue || !inside || !this.isRun(i, j)) continue;
      bestValue = value;
      best = { a: i, b: j, minimalBefore: false, minimalAfter: true };
    }
    return best;
  }

  private isRun(i: number, j: number): boolean {
    for (let k = 0; k < SNAKE; k++) if (this.a.values[i + k] !== this.b.values[j + k]) return false;
    return true;
  }
}

interface Step {
  readonly snake: boolean;
  readonly split: Split | null;
}

/** How far each diagonal has been reached, from one corner of the box. */
class Front {
  readonly start: number;
  min: number;
  max: number;
  private readonly reach: Int32Array;
  private readonly zero: number;
  private readonly outside: number;

  constructor(reach: Int32Array, place: { readonly zero: number; readonly start: number; readonly outside: number }) {
    this.reach = reach;
    this.zero = place.zero;
    this.start = place.start;
    this.outside = place.outside;
    this.min = place.start;
    this.max = place.start;
  }

  at(diagonal: number): number {
    return this.reach[diagonal + this.zero] ?? this.outside;
  }

  put(diagonal: number, value: number): void {
    this.reach[diagonal + this.zero] = value;
  }

  has(diagonal: number): boolean {
    return this.min <= diagonal && diagonal <= this.max;
  }

  /** One diagonal more on each side, or one fewer where that would leave the box: the parity must alternate. */
  widen(box: Box): void {
    if (this.min > box.a0 - box.b1) this.put(--this.min - 1, this.outside);
    else this.min++;
    if (this.max < box.a1 - box.b0) this.put(++this.max + 1, this.outside);
    else this.max--;
  }
}

/** Gives up on the best split and takes the path that got furthest. */
function furthest(box: Box, front: Front, back: Front): Split {
  let ahead = { sum: -1, a: -1 };
  for (let d = front.max; d >= front.min; d -= 2) {
    const a = Math.min(front.at(d), box.a1, box.b1 + d);
    if (ahead.sum < a + a - d) ahead = { sum: a + a - d, a };
  }
  let behind = { sum: FAR, a: FAR };
  for (let d = back.max; d >= back.min; d -= 2) {
    const a = Math.max(box.a0, back.at(d), box.b0 + d);
    if (a + a - d < behind.sum) behind = { sum: a + a - d, a };
  }
  const forwards = box.a1 + box.b1 - behind.sum < ahead.sum - (box.a0 + box.b0);
  const { sum, a } = forwards ? ahead : behind;
  return { a, b: sum - a, minimalBefore: forwards, minimalAfter: !forwards };
}

function mark(side: DiffSide, from: number, to: number): void {
  for (let at = from; at < to; at++) side.changed[(side.index[at] ?? 0) + 1] = 1;
}
