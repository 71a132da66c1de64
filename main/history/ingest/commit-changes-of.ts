import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { type ChangeKind, type StoredChange } from '../commit-changes.ts';
import type { PathDictionary } from '../path-dictionary.ts';
import { type FileSide, pairRenames } from '../rename/pair-renames.ts';
import { type ChangeRows, ROW } from './change-rows.ts';

const TREE_MODE = 0o40000;
const TYPE = 0o170000;

/** Where the rows of one commit begin and end; a merge is shown without renames, as git does. */
export interface CommitRows {
  readonly first: number;
  readonly end: number;
  readonly isMerge: boolean;
}

/** What pairing renames reads. */
export interface RenameParts {
  readonly paths: PathDictionary;
  readonly objects: ObjectDatabase;
}

/** The files that a commit changed, in tree order, with renames paired. */
export function commitChangesOf(parts: RenameParts, rows: ChangeRows, commit: CommitRows): readonly StoredChange[] {
  const changes: StoredChange[] = [];
  const added: FileSide[] = [];
  const deleted: FileSide[] = [];
  for (let row = commit.first; row < commit.end; row++) {
    const path = rows.numbers[row * ROW] ?? 0;
    const before = rows.numbers[row * ROW + 1] ?? 0;
    const after = rows.numbers[row * ROW + 2] ?? 0;
    if (before === TREE_MODE || after === TREE_MODE) continue;
    const kind = kindOf(before, after);
    changes.push({ kind, path, oldPath: path, score: 100 });
    if (kind === 'added') added.push({ path, mode: after, oid: rows.oids.subarray(row * 20, row * 20 + 20) });
    if (kind === 'deleted') deleted.push({ path, mode: before, oid: rows.oids.subarray(row * 20, row * 20 + 20) });
  }
  if (commit.isMerge || added.length === 0 || deleted.length === 0) return changes;
  return withRenames(changes, pairRenames(parts, deleted, added));
}

function withRenames(changes: readonly StoredChange[], renames: ReadonlyMap<number, StoredChange>): readonly StoredChange[] {
  if (renames.size === 0) return changes;
  const gone = new Set([...renames.values()].map((rename) => rename.oldPath));
  return changes
    .filter((change) => change.kind !== 'deleted' || !gone.has(change.path))
    .map((change) => (change.kind === 'added' ? (renames.get(change.path) ?? change) : change));
}

function kindOf(before: number, after: number): ChangeKind {
  if (before === 0) return 'added';
  if (after === 0) return 'deleted';
  return (before & TYPE) === (after & TYPE) ? 'modified' : 'retyped';
}
