import { ByteReader, ByteWriter } from '../bytes.ts';

/** A commit that waits to be written: its number, its object's content, and its packed changes. */
export interface PendingCommit {
  readonly number: number;
  readonly content: Uint8Array;
  readonly changes: Uint8Array;
}

/** Commits that wait until their segment is cut, in one piece of memory: as objects, thousands of them would each outlive several collections. */
export class PendingCommits {
  private readonly bytes = new ByteWriter();
  private numbers: number[] = [];
  private starts: number[] = [];

  /** Adds a commit. */
  add({ number, content, changes }: PendingCommit): void {
    this.numbers.push(number);
    this.starts.push(this.bytes.length);
    for (const part of [content, changes]) {
      this.bytes.number(part.length);
      this.bytes.copy(part, 0, part.length);
    }
  }

  /** All of them by rising number, as views that hold until the next is added; they are still there afterwards. */
  * byNumber(): Generator<PendingCommit> {
    const reader = new ByteReader(this.bytes.view());
    const order = Uint32Array.from(this.numbers.keys()).sort((a, b) => (this.numbers[a] ?? 0) - (this.numbers[b] ?? 0));
    for (const place of order) {
      reader.at = this.starts[place] ?? 0;
      const content = reader.take(reader.number());
      yield { number: this.numbers[place] ?? 0, content, changes: reader.take(reader.number()) };
    }
  }

  /** Forgets them and keeps the memory. */
  clear(): void {
    this.bytes.reset();
    this.numbers = [];
    this.starts = [];
  }
}
