import type { IntroducedBy } from '../../../shared/model/history.ts';
import { parseCommit } from '../../git/objects/parse-commit.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import { commitNumber, type HistoryReader, remember } from './reader.ts';

/** The request number in a message: GitLab's `See merge request group/project!12`, GitHub's `Merge pull request #12` or `(#12)`. */
function requestInMessage(message: string): number | null {
  const gitlab = /See merge request \S*!(\d+)/.exec(message);
  const merge = /^Merge pull request #(\d+)/.exec(message);
  const squash = /\(#(\d+)\)\s*$/.exec(message.split('\n', 1)[0] ?? '');
  const found = gitlab?.[1] ?? merge?.[1] ?? squash?.[1];
  return found === undefined ? null : Number(found);
}

/** The commit of the tip's first-parent line that brought a commit in, and the request that its message names. */
export function introducedBy(reader: HistoryReader, tip: string, commit: number): IntroducedBy {
  const merges = remember(reader, `introduced ${tip}`, () => mergesOf(reader, commitNumber(reader, tip)));
  const merge = merges[commit] ?? NO_COMMIT;
  if (merge === NO_COMMIT) return null;
  const oid = reader.index.graph.oidOf(merge);
  const { message } = parseCommit(oid, reader.objects.read(oid, 'commit'));
  const requestIid = requestInMessage(message);
  if (requestIid === null && merge === commit) return null;
  return { requestIid, mergeOid: oid, mergedAtMs: (reader.index.graph.time[merge] ?? 0) * 1000 };
}

/** For each commit the one of the first-parent line through which it became reachable from the tip; oldest merges claim first. */
function mergesOf(reader: HistoryReader, tip: number): Int32Array {
  const { graph } = reader.index;
  const line: number[] = [];
  for (let commit = tip; commit !== NO_COMMIT && graph.described[commit] === 1; commit = graph.firstParent[commit] ?? NO_COMMIT) line.push(commit);
  const merges = new Int32Array(graph.count).fill(NO_COMMIT);
  for (const commit of line) merges[commit] = commit;
  for (const merge of line.toReversed()) {
    const stack = [...graph.furtherParents(merge)];
    for (let commit = stack.pop(); commit !== undefined; commit = stack.pop()) {
      if (merges[commit] !== NO_COMMIT || graph.described[commit] !== 1) continue;
      merges[commit] = merge;
      stack.push(...graph.parentsOf(commit));
    }
  }
  return merges;
}
