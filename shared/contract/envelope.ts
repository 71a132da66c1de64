import type { Failure } from '../model/failure.ts';

/** What a call answers, either way. */
export type Envelope<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
