import { ABSENT, simplifiedHistory, spreadVersions, type VersionRow } from '../graph/simplified-history.ts';
import type { HistoryIndex } from '../history-index.ts';
import { type BlockRow, BLOCKS_OF_PATH, findPostings } from '../posting-blocks.ts';
import { type Posting, readPostings } from '../postings.ts';

/** Which path from which tips; `limit` 0 for all. */
export interface PathHistoryQuestion {
  readonly path: number;
  readonly tips: readonly number[];
  readonly limit: number;
}

/** The commits that changed a path, file or folder, newest first, as `git log -- PATH` selects and orders them; numbers of the graph. */
export function pathHistory(index: HistoryIndex, question: PathHistoryQuestion): number[] {
  const versions = spreadVersions(index.graph, versionRows(postingsOf(index, question.path)));
  return simplifiedHistory(index.graph, { tips: question.tips, versions, limit: question.limit });
}

/** Every change of a path against the first parent, in no order. */
export function postingsOf(index: HistoryIndex, path: number): Posting[] {
  const rows = index.connection.db.all<BlockRow>(BLOCKS_OF_PATH, path);
  return rows.flatMap((row) => readPostings(findPostings(row, path)));
}

/** Postings with a number for each content, so that equal contents compare equal. */
export function versionRows(postings: readonly Posting[]): VersionRow[] {
  const numbers = new Map<string, number>();
  return postings.map(({ commit, mode, oid }) => {
    if (mode === 0) return { commit, version: ABSENT };
    const key = `${String(mode)} ${Buffer.from(oid.buffer, oid.byteOffset, 20).toString('latin1')}`;
    let version = numbers.get(key);
    if (version === undefined) numbers.set(key, (version = numbers.size + 1));
    return { commit, version };
  });
}
