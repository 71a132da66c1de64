import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import type { HistoryIndex } from '../history-index.ts';
import { BlobFingerprints } from '../rename/blob-fingerprints.ts';
import { findRenames, type RenameSide } from '../rename/find-renames.ts';
import { compareCommits } from '../query/compare-commits.ts';

/** A path that a commit has and a parent has not. */
export interface NewPath {
  readonly commit: number;
  readonly parent: number;
  readonly path: number;
  readonly mode: number;
  readonly oid: Uint8Array;
}

interface Deleted extends RenameSide {
  readonly number: number;
}

/** The path that a new one was made from in the parent, or null: the best of all files deleted there, as `git blame` and `--follow` look for it. */
export function findOrigin(index: HistoryIndex, objects: ObjectDatabase, target: NewPath): number | null {
  const deleted = deletedBetween(index, objects, target);
  if (deleted.length === 0) return null;
  const side = { path: index.paths.rawOf(target.path), mode: target.mode, oid: latin1(target.oid) };
  const [found] = findRenames(deleted, [side], new BlobFingerprints(objects));
  return found === undefined ? null : (deleted[found.source]?.number ?? null);
}

function deletedBetween(index: HistoryIndex, objects: ObjectDatabase, target: NewPath): Deleted[] {
  const deleted: Deleted[] = [];
  compareCommits({ index, objects }, { old: target.parent, next: target.commit }, ({ path, oldMode, newMode, oids, oldAt }) => {
    if (newMode === 0) deleted.push({ number: path, path: index.paths.rawOf(path), mode: oldMode, oid: latin1(oids.subarray(oldAt, oldAt + 20)) });
  });
  return deleted;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
