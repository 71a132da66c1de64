import type { WritableDb } from '../../store/database.ts';
import { mergeGraphs } from '../graph/graph-codec.ts';
import { BlockWriter, type BlockRow, BLOCKS_FROM_SEGMENT, DELETE_BLOCKS, INSERT_BLOCK, type PostingBlock, readBlock } from '../posting-blocks.ts';
import { mergePostings } from '../postings.ts';

/** So many small segments in a row become one. */
const MOST_SMALL = 8;
/** Bytes of a segment's part of the graph, about 9,000 commits; larger ones stay as they are. */
const SMALL = 256 << 10;

interface SegmentRow {
  readonly id: number;
  readonly graph: Uint8Array;
  readonly paths: Uint8Array;
}

/**
 * Makes one segment of the small ones that fetches left at the end, so that a path's postings stay few rows; to be called inside
 * a transaction. The one that remains has the newest's number: who has loaded that one has loaded them all, and loading twice does no harm.
 */
export function mergeSmallSegments(db: WritableDb): void {
  const sizes = db.all<{ id: number; size: number }>('SELECT id, length(graph) AS size FROM segments ORDER BY id DESC LIMIT ?', MOST_SMALL);
  const first = sizes.at(-1)?.id;
  const last = sizes[0]?.id;
  if (first === undefined || last === undefined || sizes.length < MOST_SMALL || sizes.some(({ size }) => size > SMALL)) return;
  const rows = db.all<SegmentRow>('SELECT id, graph, paths FROM segments WHERE id >= ? ORDER BY id', first);
  mergePostingRows(db, first, last);
  db.run('DELETE FROM segments WHERE id >= ?', first);
  db.run('INSERT INTO segments VALUES (?, ?, ?)', last, mergeGraphs(rows.map((row) => row.graph)), Buffer.concat(rows.map((row) => row.paths)));
}

function mergePostingRows(db: WritableDb, first: number, last: number): void {
  const byPath = new Map<number, Uint8Array[]>();
  for (const row of db.all<BlockRow>(BLOCKS_FROM_SEGMENT, first)) {
    for (const { path, postings } of readBlock(row)) {
      const known = byPath.get(path);
      if (known === undefined) byPath.set(path, [postings]);
      else known.push(postings);
    }
  }
  db.run(DELETE_BLOCKS, first);
  const blocks = new BlockWriter();
  const write = (made: Iterable<PostingBlock>): void => { for (const block of made) db.run(INSERT_BLOCK, last, block.first, block.bytes); };
  for (const [path, parts] of [...byPath].toSorted(([a], [b]) => a - b)) write(blocks.add(path, mergePostings(parts)));
  write(blocks.end());
}
