import { BlockWriter, type PostingBlock } from '../posting-blocks.ts';
import { PostingWriter } from '../postings.ts';
import { widened } from '../widen.ts';
import { type ChangeRows, ROW } from './change-rows.ts';

/** Rows since the last segment was cut: which path changed in which commit to what. */
export class Segment {
  private count = 0;
  private paths: Int32Array = new Int32Array(1 << 12);
  private commits: Int32Array = new Int32Array(1 << 12);
  private modes: Int32Array = new Int32Array(1 << 12);
  private oids: Uint8Array = new Uint8Array(20 << 12);

  /** Takes rows in whose paths have the numbers of the dictionary; `commits` are the numbers of their commits, in their order. */
  add(rows: ChangeRows, commits: readonly number[]): void {
    const first = this.count;
    this.reserve(first + rows.oids.length / 20);
    this.oids.set(rows.oids, first * 20);
    for (const [place, commit] of commits.entries()) {
      const end = rows.starts[place + 1] ?? 0;
      for (let row = rows.starts[place] ?? 0; row < end; row++) {
        this.paths[first + row] = rows.numbers[row * ROW] ?? 0;
        this.modes[first + row] = rows.numbers[row * ROW + 2] ?? 0;
        this.commits[first + row] = commit;
      }
    }
    this.count = first + rows.oids.length / 20;
  }

  /** Cuts the segment here: its postings by path, `pathCount` being one more than the highest number. */
  * cut(pathCount: number): Generator<PostingBlock> {
    const order = this.rowsByPath(pathCount);
    const writer = new PostingWriter();
    const blocks = new BlockWriter();
    for (let at = 0; at < order.length; at++) {
      const row = order[at] ?? 0;
      const path = this.paths[row] ?? 0;
      writer.add(this.commits[row] ?? 0, this.modes[row] ?? 0, { bytes: this.oids, at: row * 20 });
      const next = order[at + 1];
      if (next !== undefined && this.paths[next] === path) continue;
      yield* blocks.add(path, writer.finish());
    }
    yield* blocks.end();
    this.count = 0;
  }

  /** Row numbers sorted by path, keeping the order of rows of one path: a counting sort. */
  private rowsByPath(pathCount: number): Uint32Array {
    const { paths, count } = this;
    const starts = new Uint32Array(pathCount + 1);
    for (let row = 0; row < count; row++) {
      const path = paths[row] ?? 0;
      starts[path + 1] = (starts[path + 1] ?? 0) + 1;
    }
    for (let path = 1; path < starts.length; path++) starts[path] = (starts[path] ?? 0) + (starts[path - 1] ?? 0);
    const order = new Uint32Array(count);
    for (let row = 0; row < count; row++) {
      const path = paths[row] ?? 0;
      const at = starts[path] ?? 0;
      order[at] = row;
      starts[path] = at + 1;
    }
    return order;
  }

  private reserve(rows: number): void {
    if (rows <= this.paths.length) return;
    const size = Math.max(rows, this.paths.length * 2);
    this.paths = widened(this.paths, size);
    this.commits = widened(this.commits, size);
    this.modes = widened(this.modes, size);
    this.oids = widened(this.oids, size * 20);
  }
}
