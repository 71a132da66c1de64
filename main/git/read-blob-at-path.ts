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
  const file = findFile(objects, treeOf(objects, commit), path);
  const content = new Uint8Array(objects.read(file.oid, 'blob'));
  return { ...file, content, lfs: readLfsPointer(content) };
}

/** How large a file of a commit is, in bytes, without reading it: what a few stored bytes swell to may not fit in memory. PATH_NOT_FOUND when there is no file at that path. */
export function statBlobAtPath({ dir, commit, path }: PathOptions): Pick<FileAtPath, 'oid' | 'mode' | 'kind'> & { readonly size: number } {
  const objects = objectsOf(dir);
  const file = findFile(objects, treeOf(objects, commit), path);
  return { ...file, size: objects.sizeOf(file.oid) };
}

function findFile(objects: ObjectDatabase, root: Oid, path: string): Pick<FileAtPath, 'oid' | 'mode' | 'kind'> {
  const entry = findEntry(objects, root, path);
  const kind = entry === null ? null : kindOf(entry.mode);
  if (entry === null || kind === null || kind === 'directory' || kind === 'submodule') throw new AppError('PATH_NOT_FOUND', { path });
  return { oid: entry.oid, mode: entry.mode.toString(8).padStart(6, '0'), kind };
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
