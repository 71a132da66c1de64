import { randomUUID } from 'node:crypto';
import type { Envelope } from '../../shared/contract/envelope.ts';
import { AppError, type ErrorCode, type ErrorData, isAppError } from '../../shared/errors/index.ts';

/** The envelope of an expected failure. */
export function failureEnvelope(code: ErrorCode, data: ErrorData = {}): Envelope {
  const { message } = new AppError(code, data);
  return { ok: false, error: { code, message, data } };
}

/** The envelope of anything that was thrown: expected failures as they are, bugs as INTERNAL with an id that the log has too. */
export function envelopeOfError(error: unknown, log: (line: string) => void): Envelope {
  if (isAppError(error)) return { ok: false, error: { code: error.code, message: error.message, data: error.data } };
  const id = randomUUID().slice(0, 8);
  log(`${id} ${error instanceof Error ? error.stack : String(error)}`);
  const { message } = new AppError('INTERNAL', { id });
  return { ok: false, error: { code: 'INTERNAL', message, data: { id }, id } };
}
