import type { ErrorCode, ErrorData } from '../../../shared/errors/index.ts';
import type { Verb } from '../answers.ts';
import type { SharedIndexes } from '../../git/objects/object-database.ts';
import type { ChangeRows } from '../ingest/change-rows.ts';
import type { TreesToCompare } from '../ingest/commit-chunk.ts';
import type { WrittenChunk } from '../ingest/index-writer.ts';

/** Where an index and the store that it describes lie: absolute paths. */
export interface IndexPlace {
  readonly dir: string;
  readonly file: string;
}

/** To the thread that answers questions. */
export type QueryMessage =
  | { readonly kind: 'ask'; readonly id: number; readonly place: IndexPlace; readonly verb: Verb; readonly question: unknown }
  | { readonly kind: 'close'; readonly id: number; readonly file: string };

/** A failure as it crosses threads; `code` null for a fault of our own. */
export interface ThreadFailure {
  readonly code: ErrorCode | null;
  readonly data: ErrorData;
  readonly message: string;
  readonly stack: string | null;
}

/** From the thread that answers questions. */
export type QueryReply = { readonly id: number; readonly ok: true; readonly value: unknown } | { readonly id: number; readonly ok: false; readonly failure: ThreadFailure };

/** What the thread that builds an index is started with. */
export interface IngestStart {
  readonly place: IndexPlace;
}

/** What the threads beside it are started with. */
export interface BesideStart extends IngestStart {
  readonly indexes: SharedIndexes;
}

/** From the thread that builds an index; `commits` counts those of this run; `indexed` says that what is left is the content of files. */
export type IngestReply =
  | { readonly kind: 'progress' | 'indexed'; readonly commits: number }
  | { readonly kind: 'done'; readonly commits: number }
  | { readonly kind: 'failed'; readonly failure: ThreadFailure };

/** To a thread that finds what commits changed: runs of them, then the end. */
export type ChangesMessage = { readonly kind: 'read'; readonly trees: TreesToCompare } | { readonly kind: 'end' };

/** From a thread that finds what commits changed, one for each run, in their order. */
export type ChangesReply = { readonly kind: 'read'; readonly rows: ChangeRows } | { readonly kind: 'failed'; readonly failure: ThreadFailure };

/** To the thread that writes an index: runs in their order, then the end. */
export type WriterMessage = { readonly kind: 'chunk'; readonly written: WrittenChunk } | { readonly kind: 'end' };

/** From the thread that writes an index, one for each message; `ready` comes first. */
export type WriterReply = { readonly kind: 'ready' } | { readonly kind: 'taken' } | { readonly kind: 'failed'; readonly failure: ThreadFailure };
