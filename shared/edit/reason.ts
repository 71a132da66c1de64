import { fail } from '../errors/index.ts';
import type { Range, Reason, ReasonCode } from './types.ts';

/** A `Reason`, with the range it is about where there is one. */
export function reason(code: ReasonCode, message: string, range?: Range): Reason {
  return range === undefined ? { code, message } : { code, message, range: { start: range.start, end: range.end } };
}

/** A failed `Result` that carries a `Reason`. */
export function refuse(code: ReasonCode, message: string, range?: Range): { readonly ok: false; readonly error: Reason } {
  return fail(reason(code, message, range));
}
