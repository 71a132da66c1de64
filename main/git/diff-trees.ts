import { objectsOf, type ObjectDatabase } from './objects/object-database.ts';
import { treeOf } from './objects/tree-of.ts';
import { isTreeMode, rawEntries, type RawEntry } from './objects/tree-walk.ts';
import type { Oid, StoreLocation, TreeChange, TreeSide } from './types.ts';

/** Two commits or trees to compare; `a` null is the empty tree. */
export interface DiffOptions extends StoreLocation {
  readonly a: Oid | null;
  readonly b: Oid;
}

/** Every path that differs from `a` to `b`, in git's order; equal subtrees are not even read. */
export function diffTrees({ dir, a, b }: DiffOptions): TreeChange[] {
  const objects = objectsOf(dir);
  const changes: TreeChange[] = [];
  compare({ objects, changes }, a === null ? null : treeOf(objects, a), { other: treeOf(objects, b), prefix: '' });
  return changes;
}

interface Walk {
  readonly objects: ObjectDatabase;
  readonly changes: TreeChange[];
}

function compare(walk: Walk, a: Oid | null, { other: b, prefix }: { other: Oid | null; prefix: string }): void {
  if (a === b) return;
  const left = a === null ? [] : rawEntries(walk.objects.read(a, 'tree'));
  const right = b === null ? [] : rawEntries(walk.objects.read(b, 'tree'));
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const one = left[i];
    const two = right[j];
    const order = one === undefined ? 1 : two === undefined ? -1 : one.compare(two);
    if (order <= 0) i++;
    if (order >= 0) j++;
    report(walk, prefix, { old: order <= 0 ? one : undefined, now: order >= 0 ? two : undefined });
  }
}

function report(walk: Walk, prefix: string, { old, now }: { old: RawEntry | undefined; now: RawEntry | undefined }): void {
  if (old !== undefined && now !== undefined && old.isSame(now)) return;
  const path = prefix + (old ?? now)?.text;
  const oldTree = old !== undefined && isTreeMode(old.mode);
  const newTree = now !== undefined && isTreeMode(now.mode);
  if (oldTree || newTree) {
    // Directories sort apart from files of the same name, so both sides are trees here, or one is missing.
    compare(walk, oldTree ? old.oid : null, { other: newTree ? now.oid : null, prefix: `${path}/` });
    return;
  }
  const kind = old === undefined ? 'added' : now === undefined ? 'deleted' : 'modified';
  walk.changes.push({ path, kind, old: sideOf(old), new: sideOf(now) });
}

function sideOf(entry: RawEntry | undefined): TreeSide | null {
  return entry === undefined ? null : { mode: entry.mode.toString(8).padStart(6, '0'), oid: entry.oid };
}
