import { AppError } from '../../shared/errors/index.ts';
import { objectsOf } from './objects/object-database.ts';
import type { ObjectOptions } from './read-commit.ts';

/** The bytes of a blob, the caller's own copy; REF_NOT_FOUND when the store has no such blob. */
export function readBlob({ dir, oid }: ObjectOptions): Uint8Array {
  const object = objectsOf(dir).find(oid);
  if (object?.type !== 'blob') throw new AppError('REF_NOT_FOUND', { name: oid });
  return new Uint8Array(object.content);
}
