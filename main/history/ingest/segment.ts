import { ByteWriter } from '../bytes.ts';
import { packGraph } from '../graph/graph-codec.ts';
import type { HistoryIndex } from '../history-index.ts';
import { PostingWriter } from '../postings.ts';
import type { SegmentBytes } from './batch.ts';

/** What a path became: octal mode, and where its 20 bytes stand. */
export interface NewVersion {
  readonly path: number;
  readonly newMode: number;
  readonly oids: Uint8Array;
  readonly newAt: number;
}

/** Rows since the last segment was cut: which path changed in which commit to what. */
export class Segment {
  /** Commits described since then, in their order. */
  described: number[] = [];
  private readonly index: HistoryIndex;
  private firstId: number;
  private firstPath: number;
  private rowPaths: number[] = [];
  private rowCommits: number[] = [];
  private rowModes: number[] = [];
  private oids: Uint8Array = new Uint8Array(1 << 16);

  constructor(index: HistoryIndex) {
    this.index = index;
    this.firstId = index.graph.count;
    this.firstPath = index.paths.count;
  }

  /** How many rows there are. */
  get size(): number {
    return this.rowPaths.length;
  }

  /** Notes what a path became in a commit; mode 0 says that it was deleted. */
  add(commit: number, { path, newMode, oids, newAt }: NewVersion): void {
    const row = this.rowPaths.length;
    this.rowPaths.push(path);
    this.rowCommits.push(commit);
    this.rowModes.push(newMode);
    if (newMode === 0) return;
    if ((row + 1) * 20 > this.oids.length) {
      const wider = new Uint8Array(Math.max(this.oids.length * 2, (row + 1) * 20));
      wider.set(this.oids);
      this.oids = wider;
    }
    for (let i = 0; i < 20; i++) this.oids[row * 20 + i] = oids[newAt + i] ?? 0;
  }

  /** Cuts the segment here and begins the next one. */
  cut(): SegmentBytes {
    const { index } = this;
    const id = index.segments + 1;
    const bytes = { id, graph: packGraph(index.graph, { firstId: this.firstId, described: this.described }), paths: index.paths.save(this.firstPath), postings: this.packPostings() };
    index.segments = id;
    this.firstId = index.graph.count;
    this.firstPath = index.paths.count;
    this.described = [];
    this.rowPaths = [];
    this.rowCommits = [];
    this.rowModes = [];
    return bytes;
  }

  private packPostings(): Uint8Array {
    const order = this.rowsByPath();
    const writer = new PostingWriter();
    const out = new ByteWriter();
    for (let at = 0; at < order.length; at++) {
      const row = order[at] ?? 0;
      const path = this.rowPaths[row] ?? 0;
      writer.add(this.rowCommits[row] ?? 0, this.rowModes[row] ?? 0, { bytes: this.oids, at: row * 20 });
      const next = order[at + 1];
      if (next !== undefined && this.rowPaths[next] === path) continue;
      const postings = writer.finish();
      out.number(path);
      out.number(postings.length);
      out.copy(postings, 0, postings.length);
    }
    return out.finish();
  }

  /** Row numbers sorted by path, keeping the order of rows of one path: a counting sort. */
  private rowsByPath(): Uint32Array {
    const starts = new Uint32Array(this.index.paths.count + 1);
    for (const path of this.rowPaths) starts[path + 1] = (starts[path + 1] ?? 0) + 1;
    for (let path = 1; path < starts.length; path++) starts[path] = (starts[path] ?? 0) + (starts[path - 1] ?? 0);
    const order = new Uint32Array(this.rowPaths.length);
    for (const [row, path] of this.rowPaths.entries()) {
      const at = starts[path] ?? 0;
      order[at] = row;
      starts[path] = at + 1;
    }
    return order;
  }
}
