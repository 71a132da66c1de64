import type { ErrorCode } from '../../shared/errors/index.ts';
import type { Failure } from '../../shared/model/failure.ts';
import { sentencePartsFor } from '../../shared/errors/index.ts';

/** Thrown by `call` for an expected failure; carries it whole. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** What the operator reads of a failure: what happened, what was kept, what to do next, and a reference into the log. */
export interface FailureWords {
  readonly code: string;
  readonly what: string;
  readonly kept: string;
  readonly next: string;
  readonly reference: string | null;
}

/** Anything thrown, as a failure; what is none of ours is a fault of the window. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const id = 'window';
  const { what, kept, next } = sentencePartsFor('INTERNAL', { id });
  return { code: 'INTERNAL', message: `${what} ${kept} ${next}`, data: { id }, id };
}

/** The words of a failure or of anything thrown. */
export function failureWords(cause: unknown): FailureWords {
  const failure = isFailure(cause) ? cause : failureOf(cause);
  return { code: failure.code, ...sentencePartsFor(failure.code, failure.data), reference: failure.id ?? null };
}

/** True when a thrown error is an expected failure with one of these codes. */
export function isFailureWith(error: unknown, ...codes: readonly ErrorCode[]): boolean {
  return error instanceof FailureError && codes.includes(error.failure.code);
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && !(value instanceof Error) && 'code' in value && 'data' in value;
}
