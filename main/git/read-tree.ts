import { objectsOf } from './objects/object-database.ts';
import { treeOf } from './objects/tree-of.ts';
import { describeEntry } from './objects/tree-entry.ts';
import { rawEntries } from './objects/tree-walk.ts';
import type { ObjectOptions } from './read-commit.ts';
import type { TreeEntry } from './types.ts';

/** The entries of one directory: `oid` is a tree, or a commit for its root; names that are unsafe are flagged. */
export function readTree({ dir, oid }: ObjectOptions): TreeEntry[] {
  const objects = objectsOf(dir);
  return rawEntries(objects.read(treeOf(objects, oid), 'tree')).map((entry) => describeEntry(entry, '', null));
}
