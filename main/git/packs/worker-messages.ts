import type { ErrorCode, ErrorData } from '../../../shared/errors/index.ts';
import type { ReceivedPack } from './receive-pack.ts';

/** What the engine tells the thread that indexes packs: one job at a time. */
export type PackJobMessage =
  | { readonly kind: 'open'; readonly dir: string; readonly shallow: readonly string[] }
  | { readonly kind: 'chunk'; readonly buffer: ArrayBuffer; readonly length: number }
  | { readonly kind: 'finish' }
  | { readonly kind: 'abort' };

/** What the thread answers; each chunk's memory comes back with `taken`. */
export type PackJobAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'taken'; readonly buffer: ArrayBuffer; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly pack: ReceivedPack }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly code: ErrorCode | null; readonly data: ErrorData; readonly message: string };
