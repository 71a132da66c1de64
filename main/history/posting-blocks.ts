import { ByteReader, ByteWriter } from './bytes.ts';

/** About what one page of the database holds: a block is not made longer than this, save for that of a single path. */
const BLOCK = 4000;
/** A block's key: the segment's number times this, and the first path's. */
const SEGMENT_KEY = '4294967296';
const NOTHING = new Uint8Array(0);

/** Writes a block: the segment, the first path, the bytes. */
export const INSERT_BLOCK = `INSERT INTO postings VALUES (? * ${SEGMENT_KEY} + ?, ?)`;

/** Reads, in one look at the database, the block of each segment that a path's postings are in if it has any there. */
export const BLOCKS_OF_PATH = `
  SELECT postings.key % ${SEGMENT_KEY} AS first, data FROM segments, postings WHERE postings.key =
    (SELECT max(key) FROM postings WHERE key BETWEEN segments.id * ${SEGMENT_KEY} AND segments.id * ${SEGMENT_KEY} + ?) ORDER BY segments.id`;

/** Reads all blocks from a segment on. */
export const BLOCKS_FROM_SEGMENT = `SELECT key % ${SEGMENT_KEY} AS first, data FROM postings WHERE key >= ? * ${SEGMENT_KEY} ORDER BY key`;

/** Removes all blocks from a segment on. */
export const DELETE_BLOCKS = `DELETE FROM postings WHERE key >= ? * ${SEGMENT_KEY}`;

/** A block as the database has it: the postings of some paths of one segment, in the order of their numbers, and the first of them. */
export interface BlockRow {
  readonly first: number;
  readonly data: Uint8Array;
}

/** The postings of a path in a block (`postings.ts`); empty where it has none. */
export function findPostings({ first, data }: BlockRow, path: number): Uint8Array {
  const reader = new ByteReader(data);
  while (!reader.done) {
    const there = first + reader.number();
    const size = reader.number();
    if (there === path) return reader.take(size);
    if (there > path) break;
    reader.at += size;
  }
  return NOTHING;
}

/** All paths of a block with their postings. */
export function* readBlock({ first, data }: BlockRow): Generator<{ path: number; postings: Uint8Array }> {
  const reader = new ByteReader(data);
  while (!reader.done) {
    const path = first + reader.number();
    yield { path, postings: reader.take(reader.number()) };
  }
}

/** A block on its way into the database. */
export interface PostingBlock {
  readonly first: number;
  readonly bytes: Uint8Array;
}

/** Puts the postings of paths, which come in the order of their numbers, into blocks: many small rows would cost more than what they hold. */
export class BlockWriter {
  private readonly out = new ByteWriter();
  private first = 0;

  /** Adds the postings of a path, handing out the block before it where they do not fit in that. */
  * add(path: number, postings: Uint8Array): Generator<PostingBlock> {
    if (this.out.length > 0 && this.out.length + postings.length > BLOCK) yield* this.end();
    if (this.out.length === 0) this.first = path;
    this.out.number(path - this.first);
    this.out.number(postings.length);
    this.out.copy(postings, 0, postings.length);
  }

  /** Hands out the last block, if there is any. */
  * end(): Generator<PostingBlock> {
    if (this.out.length > 0) yield { first: this.first, bytes: this.out.finish() };
    this.out.reset();
  }
}
