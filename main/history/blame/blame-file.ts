import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import { DateQueue } from '../graph/date-queue.ts';
import type { HistoryIndex } from '../history-index.ts';
import { diffLines } from './line-diff.ts';
import { type LineRange, mergeRanges, passToParent } from './line-range.ts';
import { type Origin, Origins } from './origins.ts';

/** Which commit last changed a run of lines, and where they stood then; lines count from 0, numbers are the index's, -1 where it ends. */
export interface BlameRange {
  readonly line: number;
  readonly count: number;
  readonly commit: number;
  readonly path: number;
  readonly originalLine: number;
}

/** Which commit last changed each line of a file at `tip`, through renames, as `git blame` finds it; sorted by line. */
export function blameFile(index: HistoryIndex, objects: ObjectDatabase, target: { readonly tip: number; readonly path: number }): BlameRange[] {
  return new Blame(new Origins(index, objects)).run(target.tip, target.path);
}

interface Waiting {
  readonly origin: Origin;
  ranges: readonly LineRange[];
}

class Blame {
  private readonly origins: Origins;
  private readonly waiting = new Map<string, Waiting>();
  private readonly queue = new DateQueue();
  private readonly byCommit = new Map<number, string[]>();
  private readonly blamed: BlameRange[] = [];

  constructor(origins: Origins) {
    this.origins = origins;
  }

  run(tip: number, path: number): BlameRange[] {
    const origin = this.origins.at(tip, path);
    if (origin === null) return [];
    const count = this.origins.fileOf(origin).lines.length;
    if (count > 0) this.wait(origin, [{ at: 0, final: 0, count }]);
    for (let commit = this.queue.pop(); commit !== undefined; commit = this.queue.pop()) this.passAll(commit);
    return joined(this.blamed);
  }

  private passAll(commit: number): void {
    for (const key of this.byCommit.get(commit) ?? []) {
      const entry = this.waiting.get(key);
      this.waiting.delete(key);
      if (entry !== undefined) this.pass(entry.origin, entry.ranges);
    }
    this.byCommit.delete(commit);
  }

  /** Hands each range to the first parent that has it unchanged; what is left was made here. */
  private pass(origin: Origin, ranges: readonly LineRange[]): void {
    let left = ranges;
    for (const parent of this.origins.parentsOf(origin)) {
      if (left.length === 0) return;
      const hunks = diffLines(this.origins.fileOf(parent), this.origins.fileOf(origin), this.origins.numbers.count);
      const { passed, kept } = passToParent(left, hunks);
      if (passed.length > 0) this.wait(parent, passed);
      left = kept;
    }
    const commit = left.length > 0 && this.origins.isAtEdge(origin) ? NO_COMMIT : origin.commit;
    for (const { at, final, count } of left) this.blamed.push({ line: final, count, commit, path: origin.path, originalLine: at });
  }

  private wait(from: Origin, ranges: readonly LineRange[]): void {
    const origin = this.origins.lastChange(from);
    const key = `${String(origin.commit)} ${String(origin.path)}`;
    const entry = this.waiting.get(key);
    if (entry !== undefined) {
      entry.ranges = mergeRanges(entry.ranges, ranges);
      return;
    }
    this.waiting.set(key, { origin, ranges: ranges.toSorted((a, b) => a.at - b.at) });
    const keys = this.byCommit.get(origin.commit);
    if (keys !== undefined) {
      keys.push(key);
      return;
    }
    this.byCommit.set(origin.commit, [key]);
    this.queue.push(origin.commit, this.origins.index.graph.time[origin.commit] ?? 0);
  }
}

/** Sorted by line, neighbours of one origin joined. */
function joined(ranges: readonly BlameRange[]): BlameRange[] {
  const out: BlameRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.line - b.line)) {
    const last = out.at(-1);
    const continues = last !== undefined && last.commit === range.commit && last.path === range.path
      && last.line + last.count === range.line && last.originalLine + last.count === range.originalLine;
    if (continues) out[out.length - 1] = { ...last, count: last.count + range.count };
    else out.push(range);
  }
  return out;
}
