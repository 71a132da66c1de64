import type { HistoryCommit } from '../../../shared/model/history.ts';
import type { HistoryIndex } from '../history-index.ts';

interface Row {
  readonly n: number;
  readonly subject: string;
  readonly author: string;
  readonly email: string;
  readonly committer: string;
  readonly authored: number;
  readonly committed: number;
  readonly signed: number;
}

const BATCH = 200;
const COLUMNS = `c.n, c.subject, a.name AS author, a.email, k.name AS committer, c.authored, c.committed, c.signed
  FROM commits c JOIN people a ON a.id = c.author JOIN people k ON k.id = c.committer`;

/** The rows of commits by their numbers, in the same order. */
export function commitRows(index: HistoryIndex, numbers: readonly number[]): HistoryCommit[] {
  const rows = new Map<number, Row>();
  for (let at = 0; at < numbers.length; at += BATCH) {
    const part = numbers.slice(at, at + BATCH);
    const marks = Array.from({ length: BATCH }, () => '?').join(',');
    // Always the same number of marks, so that the statement is prepared once; -1 is no commit.
    const values = Array.from({ length: BATCH }, (_, place) => part[place] ?? -1);
    for (const row of index.connection.db.all<Row>(`SELECT ${COLUMNS} WHERE c.n IN (${marks})`, ...values)) rows.set(row.n, row);
  }
  return numbers.flatMap((number) => {
    const row = rows.get(number);
    return row === undefined ? [] : [toCommit(index, row)];
  });
}

function toCommit(index: HistoryIndex, row: Row): HistoryCommit {
  const { graph } = index;
  return {
    oid: graph.oidOf(row.n),
    parents: graph.parentsOf(row.n).map((parent) => graph.oidOf(parent)),
    subject: row.subject,
    author: { name: row.author, email: row.email },
    authoredAtMs: row.authored * 1000,
    committer: row.committer,
    committedAtMs: row.committed * 1000,
    signed: row.signed === 1,
  };
}
