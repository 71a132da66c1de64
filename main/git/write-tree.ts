import { AppError } from '../../shared/errors/index.ts';
import type { ObjectDatabase } from './objects/object-database.ts';
import { writeLoose } from './objects/loose-object.ts';
import { isTreeMode, RawEntry, rawEntries } from './objects/tree-walk.ts';
import type { FileChange, Oid } from './types.ts';

/** Changes by name, one level of folders: a file's change, or what changes below a folder. */
export type TreePlan = Map<string, FileChange | TreePlan>;

/** Sorts changes by folder; BAD_REQUEST when one path is changed twice or is both file and folder. */
export function planTree(changes: readonly FileChange[]): TreePlan {
  const root: TreePlan = new Map();
  for (const change of changes) {
    const names = change.path.split('/');
    const last = names.pop() ?? '';
    let plan = root;
    for (const name of names) {
      const next = plan.get(name) ?? new Map<string, FileChange | TreePlan>();
      if (!(next instanceof Map)) throw twice(change.path);
      plan.set(name, next);
      plan = next;
    }
    if (plan.has(last)) throw twice(change.path);
    plan.set(last, change);
  }
  return root;
}

/** Where in the tree the writer is. */
interface Place {
  readonly objects: ObjectDatabase;
  readonly path: string;
}

/** Writes the tree that results from a plan on top of the tree `before`; null when nothing is left in it. */
export function changedTree(place: Place, before: Oid | null, plan: TreePlan): Oid | null {
  const old = before === null ? [] : rawEntries(place.objects.read(before, 'tree'));
  const entries = new Map(old.map((entry) => [entry.key, entry]));
  for (const [name, change] of plan) {
    const key = Buffer.from(name).toString('latin1');
    const here = { objects: place.objects, path: place.path + name };
    const present = entries.get(key);
    const next = change instanceof Map ? changedFolder(here, present, change) : changedFile(here, present, change);
    if (next === null) entries.delete(key);
    else entries.set(key, RawEntry.of(next.mode, name, next.oid));
  }
  if (entries.size === 0) return null;
  const sorted = [...entries.values()].toSorted((a, b) => a.compare(b));
  return writeLoose(place.objects.dir, 'tree', Buffer.concat(sorted.map((entry) => entry.raw)));
}

interface NewEntry {
  readonly mode: number;
  readonly oid: Oid;
}

function changedFolder(place: Place, present: RawEntry | undefined, plan: TreePlan): NewEntry | null {
  if (present !== undefined && !isTreeMode(present.mode)) throw new AppError('PATH_UNSAFE', { path: place.path, detail: 'it is a file, not a folder' });
  const oid = changedTree({ ...place, path: `${place.path}/` }, present?.oid ?? null, plan);
  return oid === null ? null : { mode: 0o040000, oid };
}

function changedFile(place: Place, present: RawEntry | undefined, change: FileChange): NewEntry | null {
  const { path } = place;
  if (present !== undefined && isTreeMode(present.mode)) throw new AppError('PATH_UNSAFE', { path, detail: 'it is a folder' });
  if (change.content === null) {
    if (present === undefined) throw new AppError('PATH_NOT_FOUND', { path });
    return null;
  }
  const kind = (present?.mode ?? 0o100644) & 0o170000;
  if (kind === 0o120000) throw new AppError('PATH_UNSAFE', { path, detail: 'it is a symbolic link' });
  if (kind === 0o160000) throw new AppError('PATH_UNSAFE', { path, detail: 'it is a submodule' });
  const mode = change.mode === undefined ? (present?.mode ?? 0o100644) : Number.parseInt(change.mode, 8);
  return { mode, oid: writeLoose(place.objects.dir, 'blob', change.content) };
}

function twice(path: string): AppError {
  return new AppError('BAD_REQUEST', { detail: `two changes of one path: ${path.slice(0, 200)}` });
}
