import { AppError } from '../../shared/errors/index.ts';
import { objectsOf, type ObjectDatabase } from './objects/object-database.ts';
import { describeEntry } from './objects/tree-entry.ts';
import { treeOf } from './objects/tree-of.ts';
import { rawEntries, type RawEntry } from './objects/tree-walk.ts';
import type { ObjectOptions } from './read-commit.ts';
import type { Oid, TreeEntry } from './types.ts';

/** More paths than this are a trap (a tree that holds itself many times over), not a repository. */
const MAX_PATHS = 1_000_000;
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
  collect({ objects, found, trees: new Map() }, { oid: treeOf(objects, oid), prefix: '', unsafe: null, depth: 0 });
  return found;
}

interface Listing {
  readonly objects: ObjectDatabase;
  readonly found: TreeEntry[];
  /** Trees by id, as equal folders are common. */
  readonly trees: Map<Oid, RawEntry[]>;
}

function collect(listing: Listing, folder: Folder): void {
  const { found } = listing;
  if (folder.depth > MAX_DEPTH) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: `its folders are more than ${String(MAX_DEPTH)} deep` });
  for (const raw of entriesOf(listing, folder.oid)) {
    const entry = describeEntry(raw, folder.prefix, folder.unsafe);
    if (entry.type === 'tree') collect(listing, { oid: entry.oid, prefix: `${entry.path}/`, unsafe: entry.unsafe, depth: folder.depth + 1 });
    else found.push(entry);
    if (found.length > MAX_PATHS) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: `it has more than ${String(MAX_PATHS)} paths` });
  }
}

function entriesOf({ objects, trees }: Listing, oid: Oid): RawEntry[] {
  const known = trees.get(oid) ?? rawEntries(objects.read(oid, 'tree'));
  trees.set(oid, known);
  return known;
}
