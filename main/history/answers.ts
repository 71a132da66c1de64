import { fieldHistory } from './field/field-history.ts';
import { blame } from './query/blame.ts';
import { commitDetail } from './query/commit-detail.ts';
import { log } from './query/log.ts';
import { isComplete } from './query/reader.ts';
import type { HistoryReader } from './query/reader.ts';
import { search } from './query/search.ts';
import { activity, commitAt, contributors } from './query/statistics.ts';

/** Every question that the thread of the index answers, by its verb. */
export const answers = {
  log,
  commit: commitDetail,
  field: fieldHistory,
  blame,
  at: commitAt,
  search,
  activity,
  contributors,
  state: (reader: HistoryReader) => ({ commits: reader.index.connection.db.get<{ count: number }>('SELECT count(*) AS count FROM commits')?.count ?? 0, complete: isComplete(reader) }),
};

type Answers = typeof answers;

/** What can be asked. */
export type Verb = keyof Answers;

/** What a question is asked with. */
export type QuestionOf<Each extends Verb> = Parameters<Answers[Each]> extends [unknown, infer Question] ? Question : Record<string, never>;

/** What a question is answered with. */
export type AnswerOf<Each extends Verb> = ReturnType<Answers[Each]>;
