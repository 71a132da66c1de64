import { AppError, isAppError } from '../../../shared/errors/index.ts';
import type { ThreadFailure } from './messages.ts';

/** An error as plain data. */
export function toThreadFailure(error: unknown): ThreadFailure {
  const { code = null, data = {} } = isAppError(error) ? error : {};
  const isError = error instanceof Error;
  return { code, data, message: isError ? error.message : String(error), stack: isError ? (error.stack ?? null) : null };
}

/** The error that plain data stands for. */
export function fromThreadFailure(failure: ThreadFailure): Error {
  if (failure.code !== null) return new AppError(failure.code, failure.data);
  const error = new Error(failure.message);
  if (failure.stack !== null) error.stack = failure.stack;
  return error;
}
