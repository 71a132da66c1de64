import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { unpackChanges } from '../commit-changes.ts';
import type { HistoryIndex } from '../history-index.ts';
import { ROOT } from '../path-dictionary.ts';
import { BlobFingerprints } from '../rename/blob-fingerprints.ts';
import { findRenames, type RenameSide } from '../rename/find-renames.ts';
import { TreeDifferences } from '../ingest/tree-differences.ts';
import { TreeSlab } from '../ingest/tree-slab.ts';
import { parseCommit } from '../../git/objects/parse-commit.ts';

/** A path that a commit has and a parent has not. */
export interface NewPath {
  readonly commit: number;
  readonly parent: number;
  readonly path: number;
  readonly mode: number;
  readonly oid: Uint8Array;
}

/** A path that no indexed commit touched. */
const UNKNOWN = -1;
const SLAB = 1 << 20;

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
  const { graph } = index;
  if (graph.parentsOf(target.commit).length > 1) return deletedByTrees(index, objects, target);
  const row = index.connection.db.get<{ changes: Uint8Array }>('SELECT changes FROM commits WHERE n = ?', target.commit);
  const gone = unpackChanges(row?.changes ?? new Uint8Array(0)).filter((change) => change.kind === 'deleted' || change.kind === 'renamed');
  return gone
    .map((change) => ({ number: change.oldPath, path: index.paths.rawOf(change.oldPath), mode: change.oldMode, oid: latin1(change.oldOid) }))
    .toSorted((a, b) => compareTreeOrder(a.path, b.path));
}

/** For merges, of which the index knows only the difference to the first parent. */
function deletedByTrees(index: HistoryIndex, objects: ObjectDatabase, target: NewPath): Deleted[] {
  const deleted: Deleted[] = [];
  const differences = new TreeDifferences(new TreeSlab(objects, SLAB), {
    pathOf: (folder, name) => index.paths.child(folder, name) ?? UNKNOWN,
    folder: () => undefined,
    file: ({ path, oldMode, newMode, oids, oldAt }) => {
      if (newMode === 0) deleted.push({ number: path, path: index.paths.rawOf(path), mode: oldMode, oid: latin1(oids.subarray(oldAt, oldAt + 20)) });
    },
  });
  const treeOf = (commit: number): Uint8Array => {
    const oid = index.graph.oidOf(commit);
    return Buffer.from(parseCommit(oid, objects.read(oid, 'commit')).tree, 'hex');
  };
  differences.compare(ROOT, treeOf(target.parent), treeOf(target.commit));
  return deleted;
}

/** Paths as their bytes in latin1 text, in the order in which trees list them. */
function compareTreeOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
