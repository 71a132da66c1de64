import type { HistoryPage } from '../../../shared/model/history.ts';
import { DateQueue } from '../graph/date-queue.ts';
import type { HistoryIndex } from '../history-index.ts';
import { ROOT } from '../path-dictionary.ts';
import { commitRows } from './commit-rows.ts';
import { followFile } from './follow-file.ts';
import { pathHistory } from './path-history.ts';
import { commitNumber, type HistoryReader, isComplete, remember } from './reader.ts';

/** Which history, and which part of it. */
export interface LogQuestion {
  readonly tip: string;
  /** A file or folder; empty for the whole repository. */
  readonly path: string;
  readonly follow: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A page of the commits that `git log [--follow] [-- PATH]` shows. */
export function log(reader: HistoryReader, question: LogQuestion): HistoryPage {
  const numbers = logNumbers(reader, question);
  const page = Array.from(numbers.slice(question.offset, question.offset + question.limit));
  return { commits: commitRows(reader.index, page), total: numbers.length, complete: isComplete(reader) };
}

/** The numbers of all commits of a history, newest first; remembered, as pages of one history are asked for in a row. */
export function logNumbers(reader: HistoryReader, { tip, path, follow }: Pick<LogQuestion, 'tip' | 'path' | 'follow'>): Int32Array {
  const start = commitNumber(reader, tip);
  return remember(reader, `log ${tip} ${String(follow)} ${path}`, () => {
    const { index } = reader;
    if (path === '') return Int32Array.from(everyCommit(index, start));
    const number = index.paths.find(path);
    if (number === undefined || number === ROOT) return new Int32Array(0);
    if (follow) return Int32Array.from(followFile(reader, start, number).map((step) => step.commit));
    return Int32Array.from(pathHistory(index, { path: number, tips: [start], limit: 0 }));
  });
}

/** All commits reachable from one, in the order of `git log`. */
function everyCommit(index: HistoryIndex, start: number): number[] {
  const { graph } = index;
  const seen = new Uint8Array(graph.count);
  const queue = new DateQueue();
  const shown: number[] = [];
  const enqueue = (commit: number): void => {
    if (seen[commit] === 1 || graph.described[commit] !== 1) return;
    seen[commit] = 1;
    queue.push(commit, graph.time[commit] ?? 0);
  };
  enqueue(start);
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    shown.push(commit);
    for (const parent of graph.parentsOf(commit)) enqueue(parent);
  }
  return shown;
}
