import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { type StoredChange, unpackChanges } from '../commit-changes.ts';
import type { HistoryIndex } from '../history-index.ts';
import { compareCommits } from './compare-commits.ts';

/** One side of a changed path: octal mode as a number and the object's id; null stands for a side that is not there. */
export interface ChangedSide {
  readonly mode: number;
  readonly oid: string;
}

/** A path that a commit changed, with what it held before and after. */
export interface CommitChange extends StoredChange {
  readonly old: ChangedSide | null;
  readonly next: ChangedSide | null;
}

/** The paths that a commit changed against its first parent, as indexed, in tree order; contents are looked up in its trees. */
export function changesOfCommit(index: HistoryIndex, objects: ObjectDatabase, commit: number): CommitChange[] {
  const row = index.connection.db.get<{ changes: Uint8Array }>('SELECT changes FROM commits WHERE n = ?', commit);
  const before = new Map<number, ChangedSide>();
  const after = new Map<number, ChangedSide>();
  compareCommits({ index, objects }, { old: index.graph.firstParent[commit] ?? -1, next: commit }, ({ path, oldMode, newMode, oids, oldAt, newAt }) => {
    if (oldMode !== 0) before.set(path, { mode: oldMode, oid: hexAt(oids, oldAt) });
    if (newMode !== 0) after.set(path, { mode: newMode, oid: hexAt(oids, newAt) });
  });
  return unpackChanges(row?.changes ?? new Uint8Array(0)).map((change) => ({ ...change, old: before.get(change.oldPath) ?? null, next: after.get(change.path) ?? null }));
}

function hexAt(oids: Uint8Array, start: number): string {
  return Buffer.from(oids.buffer, oids.byteOffset + start, 20).toString('hex');
}
