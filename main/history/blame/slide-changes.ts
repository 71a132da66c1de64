import type { DiffSide } from './diff-side.ts';
import { type SplitScore, compareScores, scoreSplit } from './indent-score.ts';

const MAX_SLIDING = 100;

/**
 * Slides each group of changed lines of `side` to where a reader expects it: onto a group of the other side where it can, else
 * to the place with the best indents; groups that meet become one. As git's diff does (`diff.indentHeuristic`).
 */
export function slideChanges(side: DiffSide, other: DiffSide): void {
  const group = new Group(side);
  const across = new Group(other);
  do {
    if (group.size > 0) place(group, across);
  } while (group.next() && across.next());
}

function place(group: Group, across: Group): void {
  let size: number;
  let earliest: number;
  let matching: boolean;
  do {
    size = group.size;
    while (group.slideUp()) across.previous();
    earliest = group.end;
    matching = across.size > 0;
    while (group.slideDown()) {
      across.next();
      if (across.size > 0) matching = true;
    }
  } while (group.size !== size);
  if (group.end === earliest) return;
  if (matching) {
    while (across.size === 0) stepUp(group, across);
    return;
  }
  const best = bestEnd(group, earliest);
  while (group.end > best) stepUp(group, across);
}

function stepUp(group: Group, across: Group): void {
  if (!group.slideUp()) throw new Error('a group of lines cannot go back where it came from');
  across.previous();
}

function bestEnd(group: Group, earliest: number): number {
  const size = group.size;
  let best = -1;
  let bestScore: SplitScore | null = null;
  for (let end = Math.max(earliest, group.end - size - 1, group.end - MAX_SLIDING); end <= group.end; end++) {
    const score: SplitScore = { indent: 0, penalty: 0 };
    scoreSplit(group.side.indents, end, score);
    scoreSplit(group.side.indents, end - size, score);
    if (bestScore !== null && compareScores(score, bestScore) > 0) continue;
    best = end;
    bestScore = score;
  }
  return best;
}

/** A run of changed lines, possibly empty, between two unchanged ones; both sides have the same number of such runs. */
class Group {
  readonly side: DiffSide;
  start = 0;
  end = 0;

  constructor(side: DiffSide) {
    this.side = side;
    this.extendEnd();
  }

  get size(): number {
    return this.end - this.start;
  }

  next(): boolean {
    if (this.end === this.side.lines.length) return false;
    this.start = this.end + 1;
    this.end = this.start;
    this.extendEnd();
    return true;
  }

  previous(): boolean {
    if (this.start === 0) return false;
    this.end = this.start - 1;
    this.start = this.end;
    this.extendStart();
    return true;
  }

  slideDown(): boolean {
    const { lines, changed } = this.side;
    if (this.end >= lines.length || lines[this.start] !== lines[this.end]) return false;
    changed[++this.start] = 0;
    changed[++this.end] = 1;
    this.extendEnd();
    return true;
  }

  slideUp(): boolean {
    const { lines, changed } = this.side;
    if (this.start === 0 || lines[this.start - 1] !== lines[this.end - 1]) return false;
    changed[this.start--] = 1;
    changed[this.end--] = 0;
    this.extendStart();
    return true;
  }

  private extendEnd(): void {
    while (this.side.changed[this.end + 1] === 1) this.end++;
  }

  private extendStart(): void {
    while (this.side.changed[this.start] === 1) this.start--;
  }
}
