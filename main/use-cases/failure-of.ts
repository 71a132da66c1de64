import { AppError, isAppError } from '../../shared/errors/index.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Context } from './context.ts';

/** What a failure looks like from outside; a bug is logged and becomes INTERNAL with the id of its entry. */
export function failureOf(context: Pick<Context, 'log'>, error: unknown, where: string): Failure {
  if (isAppError(error)) return { code: error.code, message: error.message, data: { ...error.data } };
  const id = context.log.fault(error, where);
  const internal = new AppError('INTERNAL', { id });
  return { code: internal.code, message: internal.message, data: { id }, id };
}
