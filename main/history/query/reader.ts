import { AppError } from '../../../shared/errors/index.ts';
import { objectsOf, type ObjectDatabase } from '../../git/objects/object-database.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import { type HistoryIndex, openIndex, refreshIndex } from '../history-index.ts';

/** What every question reads from: the index as last refreshed, and the objects of the store. */
export interface HistoryReader {
  readonly index: HistoryIndex;
  readonly objects: ObjectDatabase;
  /** Remembers what is costly to find for a tip and does not change. */
  readonly memo: Map<string, unknown>;
}

/** Opens the index file of a store for questions. */
export function openReader(options: { readonly dir: string; readonly file: string }): HistoryReader {
  return { index: openIndex(options.file), objects: objectsOf(options.dir), memo: new Map() };
}

/** Takes in what has been indexed since; what was remembered of an older graph goes. */
export function refreshReader(reader: HistoryReader): void {
  const before = reader.index.segments;
  refreshIndex(reader.index);
  if (reader.index.segments !== before) reader.memo.clear();
}

/** The number of a commit, which must be in the index; REF_NOT_FOUND while it is not. */
export function commitNumber(reader: HistoryReader, oid: string): number {
  const number = reader.index.graph.find(Buffer.from(oid, 'hex'));
  if (number === NO_COMMIT || reader.index.graph.described[number] !== 1) throw new AppError('REF_NOT_FOUND', { name: oid });
  return number;
}

/** True when every commit that the index has met has been read, so that answers reach back to the beginning. */
export function isComplete(reader: HistoryReader): boolean {
  return remember(reader, 'complete', () => {
    const { graph } = reader.index;
    for (let commit = 0; commit < graph.count; commit++) if (graph.described[commit] !== 1) return false;
    return graph.count > 0;
  });
}

/** The value for a key, worked out once for this state of the index. */
export function remember<T>(reader: HistoryReader, key: string, make: () => T): T {
  if (!reader.memo.has(key)) {
    if (reader.memo.size > 64) reader.memo.clear();
    reader.memo.set(key, make());
  }
  return reader.memo.get(key) as T;
}
