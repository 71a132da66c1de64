import { AppError } from '../../shared/errors/index.ts';
import { readLfsPointer } from './lfs-pointer.ts';
import { objectsOf, type ObjectDatabase } from './objects/object-database.ts';
import { kindOf } from './objects/tree-entry.ts';
import { treeOf } from './objects/tree-of.ts';
import { findInTree, isTreeMode, type RawEntry } from './objects/tree-walk.ts';
import type { FileAtPath, Oid, StoreLocation } from './types.ts';

/** A file of a commit, by its whole path. */
export interface PathOptions extends StoreLocation {
  readonly commit: Oid;
  readonly path: string;
}

/** A file as it is at a commit, its bytes the caller's own copy; PATH_NOT_FOUND when there is no file at that path. */
export function readBlobAtPath({ dir, commit, path }: PathOptions): FileAtPath {
  const objects = objectsOf(dir);
  const entry = findEntry(objects, treeOf(objects, commit), path);
  const kind = entry === null ? null : kindOf(entry.mode);
  if (entry === null || kind === null || kind === 'directory' || kind === 'submodule') throw new AppError('PATH_NOT_FOUND', { path });
  const content = new Uint8Array(objects.read(entry.oid, 'blob'));
  return { oid: entry.oid, mode: entry.mode.toString(8).padStart(6, '0'), kind, content, lfs: readLfsPointer(content) };
}

function findEntry(objects: ObjectDatabase, root: Oid, path: string): RawEntry | null {
  let tree = root;
  const names = path.split('/');
  for (const [depth, name] of names.entries()) {
    const entry = findInTree(objects.read(tree, 'tree'), name);
    if (entry === null) return null;
    if (depth === names.length - 1) return entry;
    if (!isTreeMode(entry.mode)) return null;
    tree = entry.oid;
  }
  return null;
}
