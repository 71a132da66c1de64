import { ByteReader, ByteWriter } from '../bytes.ts';

/** A commit on its way into the index: its number, its object's content, and its packed changes before renames are paired. */
export interface BatchCommit {
  readonly number: number;
  readonly content: Uint8Array;
  readonly changes: Uint8Array;
  /** Whether files both came and went in it, so that some may be renames. */
  readonly mayRename: boolean;
}

/** What a finished segment is made of; see `graph-codec.ts`, `path-dictionary.ts` and `postings.ts`. */
export interface SegmentBytes {
  readonly id: number;
  readonly graph: Uint8Array;
  readonly paths: Uint8Array;
  /** For each path its number, the length of its postings, and they themselves. */
  readonly postings: Uint8Array;
}

/** A piece of work for whoever writes the index, as plain bytes that can be handed to another thread. */
export interface IngestBatch {
  readonly commits: Uint8Array;
  /** Paths met since the last batch, as `PathDictionary.save` writes them. */
  readonly newPaths: Uint8Array;
  /** Set when a segment ends with this batch. */
  readonly segment: SegmentBytes | null;
  /** Commits read so far. */
  readonly done: number;
  /** True when there is nothing more to read. */
  readonly isLast: boolean;
}

/** Packs commits one after the other. */
export class BatchWriter {
  private readonly out = new ByteWriter();
  count = 0;

  /** Adds a commit. */
  add(commit: BatchCommit): void {
    this.out.number(commit.number);
    this.out.number(commit.mayRename ? 1 : 0);
    for (const bytes of [commit.content, commit.changes]) {
      this.out.number(bytes.length);
      this.out.copy(bytes, 0, bytes.length);
    }
    this.count++;
  }

  /** What was added since the last time. */
  finish(): Uint8Array {
    const bytes = this.out.finish();
    this.out.reset();
    this.count = 0;
    return bytes;
  }
}

/** The commits of a batch, as views on its bytes. */
export function* readBatch(bytes: Uint8Array): Generator<BatchCommit> {
  const reader = new ByteReader(bytes);
  while (!reader.done) {
    const number = reader.number();
    const mayRename = reader.number() === 1;
    const content = reader.take(reader.number());
    const changes = reader.take(reader.number());
    yield { number, mayRename, content, changes };
  }
}
