import type { HistoryState } from '../../shared/model/history.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { UsageError } from './usage-error.ts';
import type { Session } from './session.ts';

/** Where a question about the past is asked. */
export interface HistoryPlace {
  readonly repositoryId: string;
  /** The branch or commit that the past is seen from. */
  readonly ref: string;
}

/** The options of every command about the past. */
export const historyOptions = { repo: { type: 'string' }, ref: { type: 'string' }, limit: { type: 'string' } } as const satisfies Command['options'];

/**
 * The repository and branch that were named, with an index that is up to date: a command that is asked once must not answer from
 * half of it. Says on standard error where the past is cut off.
 */
export async function readyHistory(session: Session, input: CommandInput): Promise<HistoryPlace> {
  const repository = await session.repository(textOption(input, 'repo'));
  const state = await session.call('history.update', { repositoryId: repository.id });
  const notice = noticeOf(state);
  if (notice !== null && input.options['quiet'] !== true) session.io.stderr(`${notice}\n`);
  return { repositoryId: repository.id, ref: textOption(input, 'ref') ?? repository.defaultBranch ?? 'HEAD' };
}

/** How many rows were asked for: a whole number from 1. */
export function limitOf(input: CommandInput, otherwise: number): number {
  const text = textOption(input, 'limit');
  if (text === undefined) return otherwise;
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new UsageError(`--limit takes a whole number from 1, not "${text}"`);
  return limit;
}

/** The first eight digits of a commit's name, as people write it. */
export function shortOid(oid: string): string {
  return oid.slice(0, 8);
}

function noticeOf({ state, complete, commits }: HistoryState): string | null {
  if (state === 'failed') return `The history index could not be brought up to date; the answer is of ${commits} commits.`;
  return complete ? null : `Only the newest ${commits} commits are here; the answer reaches back no further.`;
}
