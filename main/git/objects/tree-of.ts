import { AppError } from '../../../shared/errors/index.ts';
import type { Oid } from '../types.ts';
import type { ObjectDatabase } from './object-database.ts';
import { asBuffer } from './oid.ts';

/** The tree that an id means: itself when it is a tree, the root of a commit otherwise; REF_NOT_FOUND for anything else. */
export function treeOf(objects: ObjectDatabase, oid: Oid): Oid {
  const object = objects.find(oid);
  if (object?.type === 'tree') return oid;
  if (object?.type === 'commit') return asBuffer(object.content).toString('latin1', 5, 45);
  throw new AppError('REF_NOT_FOUND', { name: oid });
}
