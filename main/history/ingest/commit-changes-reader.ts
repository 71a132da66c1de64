import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { ChangeKind, StoredChange } from '../commit-changes.ts';
import { type PathDictionary, ROOT } from '../path-dictionary.ts';
import { BlobFingerprints } from '../rename/blob-fingerprints.ts';
import { findRenames, type RenameSide } from '../rename/find-renames.ts';
import { MAX_SCORE } from '../rename/similarity.ts';
import type { Segment } from './segment.ts';
import { type Side, TreeComparison } from './tree-changes.ts';

const EMPTY = new Uint8Array(0);
const NO_OID = new Uint8Array(20);
const TREE_CACHE = 48 << 20;

/** Two trees to compare: 20 bytes each, null for no tree. */
export interface TreePair {
  readonly commit: number;
  readonly old: Uint8Array | null;
  readonly next: Uint8Array;
  /** Whether deleted and added files are paired as renames; git does not for merges. */
  readonly renames: boolean;
}

/** Finds the paths that a commit changed and notes them, folders included, in the segment. */
export class CommitChangesReader {
  private readonly objects: ObjectDatabase;
  private readonly paths: PathDictionary;
  private readonly trees = new Map<string, Uint8Array>();
  private treeBytes = 0;
  private readonly comparison: TreeComparison<number>;
  private changes: StoredChange[] = [];
  private commit = 0;

  // oxlint-disable-next-line eslint/max-params -- where objects come from, what names them, where rows go
  constructor(objects: ObjectDatabase, paths: PathDictionary, segment: Segment) {
    this.objects = objects;
    this.paths = paths;
    this.comparison = new TreeComparison<number>((bytes, at) => this.readTree(bytes, at), {
      file: (folder, name, sides) => {
        const path = paths.intern(folder, name);
        segment.add(path, this.commit, sides.new);
        this.changes.push(changeOf(path, sides.old, sides.new));
      },
      folder: (folder, name, sides) => {
        const path = paths.intern(folder, name);
        segment.add(path, this.commit, sides.new);
        return path;
      },
    });
  }

  /** The changes of a commit in tree order, renames paired. */
  read(pair: TreePair): StoredChange[] {
    this.changes = [];
    this.commit = pair.commit;
    this.comparison.compare(ROOT, pair.old === null ? EMPTY : this.readTree(pair.old, 0), this.readTree(pair.next, 0));
    return pair.renames ? this.pairRenames(this.changes) : this.changes;
  }

  private pairRenames(changes: StoredChange[]): StoredChange[] {
    const deleted = changes.filter((change) => change.kind === 'deleted');
    const added = changes.filter((change) => change.kind === 'added');
    if (deleted.length === 0 || added.length === 0) return changes;
    const contents = new BlobFingerprints(this.objects);
    const found = findRenames(deleted.map((change) => this.sideOf(change, 'old')), added.map((change) => this.sideOf(change, 'new')), contents);
    if (found.length === 0) return changes;
    const gone = new Set<StoredChange>();
    const renamed = new Map<StoredChange, StoredChange>();
    for (const { source, target, score } of found) {
      const from = deleted[source];
      const to = added[target];
      if (from === undefined || to === undefined) continue;
      gone.add(from);
      renamed.set(to, {
        kind: 'renamed', path: to.path, oldPath: from.path, score: Math.floor((score * 100) / MAX_SCORE),
        oldMode: from.oldMode, newMode: to.newMode, oldOid: from.oldOid, newOid: to.newOid,
      });
    }
    return changes.filter((change) => !gone.has(change)).map((change) => renamed.get(change) ?? change);
  }

  private sideOf(change: StoredChange, side: 'old' | 'new'): RenameSide {
    const oid = side === 'old' ? change.oldOid : change.newOid;
    return { path: this.paths.rawOf(change.path), mode: side === 'old' ? change.oldMode : change.newMode, oid: Buffer.from(oid).toString('latin1') };
  }

  private readTree(bytes: Uint8Array, at: number): Uint8Array {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset + at, 20).toString('latin1');
    const known = this.trees.get(key);
    if (known !== undefined) return known;
    const tree = this.objects.readBytes(bytes, at);
    if (tree?.type !== 'tree') throw new AppError('REPOSITORY_DAMAGED', { detail: 'a tree is missing' });
    if (this.treeBytes > TREE_CACHE) {
      this.trees.clear();
      this.treeBytes = 0;
    }
    this.trees.set(key, tree.content);
    this.treeBytes += tree.content.length + 100;
    return tree.content;
  }
}

function changeOf(path: number, old: Side | null, next: Side | null): StoredChange {
  const kind: ChangeKind = old === null ? 'added' : next === null ? 'deleted' : (old.mode & 0o170000) === (next.mode & 0o170000) ? 'modified' : 'retyped';
  return { kind, path, oldPath: path, score: 100, oldMode: old?.mode ?? 0, newMode: next?.mode ?? 0, oldOid: oidOf(old), newOid: oidOf(next) };
}

function oidOf(side: Side | null): Uint8Array {
  return side === null ? NO_OID : side.bytes.slice(side.at, side.at + 20);
}
