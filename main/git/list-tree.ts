import { AppError } from '../../shared/errors/index.ts';
import { objectsOf, type ObjectDatabase } from './objects/object-database.ts';
import { describeEntry } from './objects/tree-entry.ts';
import { treeOf } from './objects/tree-of.ts';
import { rawEntries } from './objects/tree-walk.ts';
import type { ObjectOptions } from './read-commit.ts';
import type { Oid, TreeEntry } from './types.ts';

/** More paths than this are a trap (a tree that holds itself many times over), not a repository. */
const MAX_PATHS = 2_000_000;
const MAX_DEPTH = 1_000;

interface Folder {
  readonly oid: Oid;
  readonly prefix: string;
  readonly unsafe: string | null;
  readonly depth: number;
}

/** Every file, link and submodule of a commit or tree with its whole path, in git's order; unsafe names are flagged, not left out. */
export function listTree({ dir, oid }: ObjectOptions): TreeEntry[] {
  const objects = objectsOf(dir);
  const found: TreeEntry[] = [];
  collect(objects, { oid: treeOf(objects, oid), prefix: '', unsafe: null, depth: 0 }, found);
  return found;
}

function collect(objects: ObjectDatabase, folder: Folder, found: TreeEntry[]): void {
  if (folder.depth > MAX_DEPTH) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: `its folders are more than ${String(MAX_DEPTH)} deep` });
  for (const raw of rawEntries(objects.read(folder.oid, 'tree'))) {
    const entry = describeEntry(raw, folder.prefix, folder.unsafe);
    if (entry.type === 'tree') collect(objects, { oid: entry.oid, prefix: `${entry.path}/`, unsafe: entry.unsafe, depth: folder.depth + 1 }, found);
    else found.push(entry);
    if (found.length > MAX_PATHS) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: `it has more than ${String(MAX_PATHS)} paths` });
  }
}
