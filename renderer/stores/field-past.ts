import type { Input, Output } from '../../shared/contract/channels.ts';
import { call } from '../ipc/client.ts';
import { useHistories } from './history-store.ts';

type Question = Input<'history.field'>;
type Answer = Output<'history.field'>;

interface Kept {
  readonly version: number;
  readonly answer: Promise<Answer>;
}

const mostKept = 16;
const kept = new Map<string, Kept>();

/** As many versions of a field as are looked at. */
export const mostFieldVersions = 200;

/** As many as nearly fill the panel: they are asked for first, because a field may have stood still for thousands of versions of its file. */
export const fewFieldVersions = 5;

/** Every value that a field has had; asked once as long as the index stays as it is. Throws `FailureError`. */
export function askFieldPast(question: Question): Promise<Answer> {
  const key = JSON.stringify(question);
  const version = useHistories.getState().versions[question.repositoryId] ?? 0;
  const known = kept.get(key);
  if (known?.version === version) return known.answer;
  const answer = call('history.field', question);
  kept.delete(key);
  kept.set(key, { version, answer });
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  const forget = (): void => {
    if (kept.get(key)?.answer === answer) kept.delete(key);
  };
  // What failed is asked for again, and what is cut short by anything but the limit.
  answer.then((found) => found.complete || found.versions.length >= question.limit || forget(), forget);
  return answer;
}

/** Asks ahead for the newest versions: the operator is about to look at the past of a field. */
export function expectFieldPast(question: Omit<Question, 'limit'>): void {
  // What goes wrong is said when the past is shown.
  askFieldPast({ ...question, limit: fewFieldVersions }).catch(() => undefined);
}
