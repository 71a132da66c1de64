import type { WritableDb } from '../../store/database.ts';
import { packGraph } from '../graph/graph-codec.ts';
import type { HistoryIndex } from '../history-index.ts';
import { PostingWriter } from '../postings.ts';
import type { Side } from './tree-changes.ts';

/** Rows of one flush: which path changed in which commit to what; written to the database in one transaction. */
export class Segment {
  /** Commits described since the last flush, in their order. */
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

  /** How many rows wait to be written. */
  get size(): number {
    return this.rowPaths.length;
  }

  /** Notes that a path became `side` in a commit; null means that it was deleted. */
  add(path: number, commit: number, side: Side | null): void {
    const row = this.rowPaths.length;
    this.rowPaths.push(path);
    this.rowCommits.push(commit);
    this.rowModes.push(side?.mode ?? 0);
    if (side === null) return;
    if ((row + 1) * 20 > this.oids.length) {
      const wider = new Uint8Array(Math.max(this.oids.length * 2, (row + 1) * 20));
      wider.set(this.oids);
      this.oids = wider;
    }
    for (let i = 0; i < 20; i++) this.oids[row * 20 + i] = side.bytes[side.at + i] ?? 0;
  }

  /** Writes everything since the last flush as a new segment; the caller holds the transaction. */
  flush(db: WritableDb): void {
    if (this.described.length === 0) return;
    const { index } = this;
    const id = index.segments + 1;
    db.run('INSERT INTO segments VALUES (?, ?, ?)', id, packGraph(index.graph, { firstId: this.firstId, described: this.described }), index.paths.save(this.firstPath));
    this.writePostings(db, id);
    index.segments = id;
    this.firstId = index.graph.count;
    this.firstPath = index.paths.count;
    this.described = [];
    this.rowPaths = [];
    this.rowCommits = [];
    this.rowModes = [];
  }

  private writePostings(db: WritableDb, segment: number): void {
    const order = this.rowsByPath();
    const writer = new PostingWriter();
    for (let at = 0; at < order.length; at++) {
      const row = order[at] ?? 0;
      const path = this.rowPaths[row] ?? 0;
      writer.add(this.rowCommits[row] ?? 0, this.rowModes[row] ?? 0, { bytes: this.oids, at: row * 20 });
      const next = order[at + 1];
      if (next === undefined || this.rowPaths[next] !== path) db.run('INSERT INTO postings VALUES (?, ?, ?)', path, segment, writer.finish());
    }
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
