import { AppError } from '../../../shared/errors/index.ts';
import type { CommitDetail, PathChange } from '../../../shared/model/history.ts';
import { parseCommit } from '../../git/objects/parse-commit.ts';
import type { HistoryIndex } from '../history-index.ts';
import { changesOfCommit, type CommitChange } from './changes-of-commit.ts';
import { commitRows } from './commit-rows.ts';
import { introducedBy } from './introduced-by.ts';
import { commitNumber, type HistoryReader } from './reader.ts';

/** A commit with its whole message, the paths it changed against its first parent, and the request it came through seen from a tip. */
export function commitDetail(reader: HistoryReader, question: { readonly oid: string; readonly tip: string }): CommitDetail {
  const { index, objects } = reader;
  const number = commitNumber(reader, question.oid);
  const [commit] = commitRows(index, [number]);
  if (commit === undefined) throw new AppError('REF_NOT_FOUND', { name: question.oid });
  const { message } = parseCommit(question.oid, objects.read(question.oid, 'commit'));
  return { commit, message, changes: changesOfCommit(index, objects, number).map((change) => toPathChange(index, change)), introducedBy: introducedBy(reader, question.tip, number) };
}

function toPathChange(index: HistoryIndex, change: CommitChange): PathChange {
  return {
    kind: change.kind,
    path: index.paths.textOf(change.path),
    oldPath: change.kind === 'renamed' ? index.paths.textOf(change.oldPath) : null,
    score: change.score,
    oldOid: change.old?.oid ?? null,
    newOid: change.next?.oid ?? null,
  };
}
