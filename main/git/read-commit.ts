import { AppError } from '../../shared/errors/index.ts';
import { objectsOf } from './objects/object-database.ts';
import { parseCommit } from './objects/parse-commit.ts';
import { readShallow } from './refs/read-refs.ts';
import type { Commit, Oid, StoreLocation } from './types.ts';

/** An object of a store by its id. */
export interface ObjectOptions extends StoreLocation {
  readonly oid: Oid;
}

/** A commit of the store; REF_NOT_FOUND when it is not there. */
export function readCommit({ dir, oid }: ObjectOptions): Commit {
  const object = objectsOf(dir).find(oid);
  if (object?.type !== 'commit') throw new AppError('REF_NOT_FOUND', { name: oid });
  const commit = parseCommit(oid, object.content);
  const shallow = readShallow(dir).has(oid);
  return { ...commit, shallow, parents: shallow ? [] : commit.parents };
}
