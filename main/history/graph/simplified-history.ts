import type { CommitGraph } from './commit-graph.ts';
import { NO_COMMIT } from './commit-graph.ts';
import { DateQueue } from './date-queue.ts';

/** The version of a path that does not exist. */
export const ABSENT = 0;

/** Where a path got another content than in the commit's first parent; `version` is ABSENT or a number that equal contents share. */
export interface VersionRow {
  readonly commit: number;
  readonly version: number;
}

/** The version of one path at every commit of the graph, from the rows where it changed against the first parent. */
export function spreadVersions(graph: CommitGraph, rows: readonly VersionRow[]): Int32Array {
  const versions = new Int32Array(graph.count).fill(-1);
  for (const row of rows) versions[row.commit] = row.version;
  const order = graph.childrenFirst();
  const { firstParent } = graph;
  for (let at = order.length - 1; at >= 0; at--) {
    const commit = order[at] ?? 0;
    if (versions[commit] !== -1) continue;
    const parent = firstParent[commit] ?? NO_COMMIT;
    versions[commit] = parent === NO_COMMIT ? ABSENT : (versions[parent] ?? ABSENT);
  }
  return versions;
}

/** Which history is asked for: from which tips, of which versions, at most how many commits (0: all). */
export interface HistoryQuestion {
  readonly tips: readonly number[];
  readonly versions: Int32Array;
  readonly limit: number;
}

/**
 * The commits that `git log -- PATH` shows, in its order: default simplification, where a merge that equals one parent is left
 * out and only that parent is followed (rev-list, "History Simplification").
 */
export function simplifiedHistory(graph: CommitGraph, question: HistoryQuestion): number[] {
  const { versions, limit } = question;
  const shown: number[] = [];
  const seen = new Uint8Array(graph.count);
  const queue = new DateQueue();
  for (const tip of question.tips) enqueue(tip);
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    const last = followLine(commit);
    if (last === NO_COMMIT) continue;
    if (visit(last)) shown.push(last);
    if (limit > 0 && shown.length >= limit) break;
  }
  return shown;

  function enqueue(commit: number): void {
    if (seen[commit] === 1 || graph.described[commit] !== 1) return;
    seen[commit] = 1;
    queue.push(commit, graph.time[commit] ?? 0);
  }

  /** Walks down ordinary commits that changed nothing, as long as the queue would hand them out next anyway. */
  function followLine(start: number): number {
    let commit = start;
    for (;;) {
      const parent = graph.firstParent[commit] ?? NO_COMMIT;
      if (parent === NO_COMMIT || versions[parent] !== versions[commit]) return commit;
      if (seen[parent] === 1 || graph.described[parent] !== 1) return NO_COMMIT;
      seen[parent] = 1;
      const time = graph.time[parent] ?? 0;
      if (time <= queue.newest) {
        queue.push(parent, time);
        return NO_COMMIT;
      }
      commit = parent;
    }
  }

  /** Queues the parents to follow and says whether the commit is shown; its first parent differs or is missing. */
  function visit(commit: number): boolean {
    const version = versions[commit];
    const parents = graph.parentsOf(commit);
    if (parents.length === 0) return version !== ABSENT;
    const same = parents.find((parent) => versions[parent] === version);
    if (same !== undefined) {
      enqueue(same);
      return false;
    }
    for (const parent of parents) enqueue(parent);
    return true;
  }
}
