import { type ErrorCode, type ErrorData, sentenceFor } from './codes.ts';

/** An expected failure: a code, the facts that its sentence needs, and what caused it (never shown to the user). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, data: ErrorData = {}, options: { cause?: unknown } = {}) {
    super(sentenceFor(code, data), options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** True for an expected failure, whichever realm it was made in. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}
