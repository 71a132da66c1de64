import { ByteReader, ByteWriter } from './bytes.ts';

/** A path at a commit that changed it against the first parent: octal mode (0 where it was deleted) and the 20 bytes of its content. */
export interface Posting {
  readonly commit: number;
  readonly mode: number;
  readonly oid: Uint8Array;
}

const NO_OID = new Uint8Array(20);

/** Writes the postings of one path, in any order of commits. */
export class PostingWriter {
  private readonly out = new ByteWriter();
  private last = 0;

  /** Adds one; `bytes` at `at` is read only when the mode is not 0. */
  add(commit: number, mode: number, oid: { readonly bytes: Uint8Array; readonly at: number }): void {
    this.out.signed(commit - this.last);
    this.out.number(mode);
    if (mode !== 0) this.out.copy(oid.bytes, oid.at, 20);
    this.last = commit;
  }

  /** The bytes of what was added since the last time. */
  finish(): Uint8Array {
    const bytes = this.out.finish();
    this.out.reset();
    this.last = 0;
    return bytes;
  }
}

/** Reads postings back, in the order they were written. */
export function readPostings(bytes: Uint8Array): Posting[] {
  const reader = new ByteReader(bytes);
  const postings: Posting[] = [];
  let commit = 0;
  while (!reader.done) {
    commit += reader.signed();
    const mode = reader.number();
    postings.push({ commit, mode, oid: mode === 0 ? NO_OID : reader.take(20) });
  }
  return postings;
}

/** The postings of several rows of one path as one row. */
export function mergePostings(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const writer = new PostingWriter();
  for (const part of parts) for (const { commit, mode, oid } of readPostings(part)) writer.add(commit, mode, { bytes: oid, at: 0 });
  return writer.finish();
}
