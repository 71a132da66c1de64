/** A run of elements that differs: `[start, end)` before became `[afterStart, afterEnd)` after. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Beyond this many edits the rest is taken as one hunk: the search is quadratic in it. */
const maxEdits = 1500;

/** Hunks that turn one list into another (Myers' O(ND) greedy search after cutting off what is equal at both ends). */
export function diffLists(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = before.length;
  let afterEnd = after.length;
  while (end > start && afterEnd > start && before[end - 1] === after[afterEnd - 1]) {
    end--;
    afterEnd--;
  }
  if (start === end && start === afterEnd) return [];
  if (start === end || start === afterEnd) return [{ start, end, afterStart: start, afterEnd }];
  return searchMiddle(before.slice(start, end), after.slice(start, afterEnd))
    .map((hunk) => ({ start: hunk.start + start, end: hunk.end + start, afterStart: hunk.afterStart + start, afterEnd: hunk.afterEnd + start }));
}

/** A text's lines, each with its line break. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function searchMiddle(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const trace = forward(before, after);
  if (trace === undefined) return [{ start: 0, end: before.length, afterStart: 0, afterEnd: after.length }];
  return hunksOf(matches(trace, before.length, after.length), before.length, after.length);
}

/** The furthest reach on each diagonal, one map for each number of edits; undefined beyond the limit. */
function forward(before: readonly string[], after: readonly string[]): readonly Int32Array[] | undefined {
  const limit = Math.min(before.length + after.length, maxEdits);
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(reach.slice(limit + 1 - edits - 1, limit + 1 + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = limit + 1 + diagonal;
      const down = diagonal === -edits || (diagonal !== edits && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
      let x = down ? reach[at + 1] ?? 0 : (reach[at - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      reach[at] = x;
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
  }
  return undefined;
}

/** Pairs of equal elements on the shortest way, first to last. */
function matches(trace: readonly Int32Array[], beforeLength: number, afterLength: number): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let x = beforeLength;
  let y = afterLength;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const diagonal = x - y;
    const at = (offset: number): number => reach?.[diagonal + offset + edits + 1] ?? 0;
    const down = diagonal === -edits || (diagonal !== edits && at(-1) < at(1));
    const fromX = edits === 0 ? 0 : down ? at(1) : at(-1);
    const fromY = edits === 0 ? 0 : fromX - (diagonal + (down ? 1 : -1));
    while (x > fromX && y > fromY && (edits === 0 || x - 1 >= (down ? fromX : fromX + 1)) && (edits === 0 || y - 1 >= (down ? fromY + 1 : fromY))) {
      x--;
      y--;
      pairs.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return pairs.toReversed();
}

function hunksOf(pairs: readonly (readonly [number, number])[], beforeLength: number, afterLength: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let start = 0;
  let afterStart = 0;
  for (const [x, y] of [...pairs, [beforeLength, afterLength] as const]) {
    if (x > start || y > afterStart) hunks.push({ start, end: x, afterStart, afterEnd: y });
    start = x + 1;
    afterStart = y + 1;
  }
  return hunks;
}
