import type { Failure } from '../../shared/model/failure.ts';

/** Where the loading of a list is; a failure keeps what was loaded before. */
export interface LoadState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
}

/** The state before anything was asked for. */
export const notLoaded: LoadState = { status: 'idle', failure: null };
