import type { Oid } from '../types.ts';
import { asBuffer } from './oid.ts';
import type { ObjectDatabase } from './object-database.ts';

/** What walking history needs of a commit: its tree, its parents and when it was committed, in seconds. */
export interface CommitLinks {
  readonly oid: Oid;
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  readonly time: number;
}

/** Reads a commit's links; parents are left out where the history is cut off; null when the store lacks the commit. */
export function readLinks(objects: ObjectDatabase, oid: Oid, shallow: ReadonlySet<Oid>): CommitLinks | null {
  const object = objects.find(oid);
  if (object?.type !== 'commit') return null;
  const bytes = asBuffer(object.content);
  const tree = bytes.toString('latin1', 5, 45);
  const parents: Oid[] = [];
  let at = 46;
  for (; bytes.toString('latin1', at, at + 7) === 'parent '; at += 48) parents.push(bytes.toString('latin1', at + 7, at + 47));
  const line = bytes.indexOf('\ncommitter ', at - 1);
  const end = line < 0 ? -1 : bytes.indexOf(10, line + 1);
  const time = /> (\d+) [+-]\d+$/.exec(end < 0 ? '' : bytes.toString('latin1', line, end))?.[1];
  return { oid, tree, parents: shallow.has(oid) ? [] : parents, time: Number(time ?? 0) };
}
