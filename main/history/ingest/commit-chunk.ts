import { ByteReader, ByteWriter } from '../bytes.ts';

/** A commit on its way into the index: its number and its object's content. */
export interface ChunkCommit {
  readonly number: number;
  readonly content: Uint8Array;
  readonly isMerge: boolean;
}

/** For each commit of a run the tree of its first parent, zeros where it has none, and its own: 40 bytes. */
export interface TreesToCompare {
  readonly oids: Uint8Array;
}

/** A run of commits on their way into the index, as plain bytes that can be handed to another thread. */
export interface CommitChunk {
  /** The commits, as `readChunk` reads them. */
  readonly commits: Uint8Array;
  readonly trees: TreesToCompare;
  /** What a segment that ends with this run adds to the graph (`graph-codec.ts`), or null. */
  readonly graph: Uint8Array | null;
  /** Commits read so far. */
  readonly done: number;
  /** True when there is nothing more to read. */
  readonly isLast: boolean;
}

/** Packs commits one after the other. */
export class ChunkWriter {
  private readonly commits = new ByteWriter();
  private readonly trees = new ByteWriter();
  count = 0;

  /** Adds a commit, whose content is `bytes[start..start + size)`; `trees` are 40 bytes. */
  add(commit: ChunkCommit, trees: Uint8Array): void {
    this.commits.number(commit.number * 2 + (commit.isMerge ? 1 : 0));
    this.commits.number(commit.content.length);
    this.commits.copy(commit.content, 0, commit.content.length);
    this.trees.copy(trees, 0, 40);
    this.count++;
  }

  /** What was added since the last time. */
  finish(): Pick<CommitChunk, 'commits' | 'trees'> {
    const chunk = { commits: this.commits.finish(), trees: { oids: this.trees.finish() } };
    this.commits.reset();
    this.trees.reset();
    this.count = 0;
    return chunk;
  }
}

/** The commits of a run, as views on its bytes. */
export function* readChunk(bytes: Uint8Array): Generator<ChunkCommit> {
  const reader = new ByteReader(bytes);
  while (!reader.done) {
    const head = reader.number();
    yield { number: Math.floor(head / 2), isMerge: head % 2 === 1, content: reader.take(reader.number()) };
  }
}
