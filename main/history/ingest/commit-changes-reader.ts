import { AppError } from '../../../shared/errors/index.ts';
import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import type { ChangeKind, StoredChange } from '../commit-changes.ts';
import { type PathDictionary, ROOT } from '../path-dictionary.ts';
import type { Segment } from './segment.ts';
import { type Side, TreeComparison } from './tree-changes.ts';

const EMPTY = new Uint8Array(0);
const NO_OID = new Uint8Array(20);
const TREE_CACHE = 24 << 20;

/** Two trees to compare: 20 bytes each, null for no tree. */
export interface TreePair {
  readonly commit: number;
  readonly old: Uint8Array | null;
  readonly next: Uint8Array;
}

/** Finds the paths that a commit changed and notes them, folders included, in the segment. */
export class CommitChangesReader {
  private readonly objects: ObjectDatabase;
  private trees = new Map<string, Uint8Array>();
  private olderTrees = new Map<string, Uint8Array>();
  private treeBytes = 0;
  private readonly comparison: TreeComparison<number>;
  private changes: StoredChange[] = [];
  private commit = 0;

  // oxlint-disable-next-line eslint/max-params -- where objects come from, what names them, where rows go
  constructor(objects: ObjectDatabase, paths: PathDictionary, segment: Segment) {
    this.objects = objects;
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

  /** The changes of a commit in tree order. */
  read(pair: TreePair): StoredChange[] {
    this.changes = [];
    this.commit = pair.commit;
    this.comparison.compare(ROOT, pair.old === null ? EMPTY : this.readTree(pair.old, 0), this.readTree(pair.next, 0));
    return this.changes;
  }

  /** Every tree is needed twice within a few commits, as the new and as the old side: two generations of them are kept. */
  private readTree(bytes: Uint8Array, at: number): Uint8Array {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset + at, 20).toString('latin1');
    const known = this.trees.get(key) ?? this.olderTrees.get(key);
    const tree = known ?? this.readObject(bytes, at);
    if (this.trees.has(key)) return tree;
    if (this.treeBytes > TREE_CACHE) {
      this.olderTrees = this.trees;
      this.trees = new Map();
      this.treeBytes = 0;
    }
    this.trees.set(key, tree);
    this.treeBytes += tree.length + 100;
    return tree;
  }

  private readObject(bytes: Uint8Array, at: number): Uint8Array {
    const object = this.objects.readBytes(bytes, at);
    if (object?.type !== 'tree') throw new AppError('REPOSITORY_DAMAGED', { detail: 'a tree is missing' });
    return object.content;
  }
}

function changeOf(path: number, old: Side | null, next: Side | null): StoredChange {
  return { kind: kindOf(old, next), path, oldPath: path, score: 100, oldMode: old?.mode ?? 0, newMode: next?.mode ?? 0, oldOid: oidOf(old), newOid: oidOf(next) };
}

function kindOf(old: Side | null, next: Side | null): ChangeKind {
  if (old === null) return 'added';
  if (next === null) return 'deleted';
  return (old.mode & 0o170000) === (next.mode & 0o170000) ? 'modified' : 'retyped';
}

/** A view is enough: changes are packed before the next commit is read. */
function oidOf(side: Side | null): Uint8Array {
  return side === null ? NO_OID : side.bytes.subarray(side.at, side.at + 20);
}
