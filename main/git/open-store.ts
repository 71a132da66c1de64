import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/index.ts';
import { closeObjects, objectsOf } from './objects/object-database.ts';
import { removeWreckage } from './packs/wreckage.ts';
import { readHead, readRef, readShallow } from './refs/read-refs.ts';
import type { Oid, StoreLocation } from './types.ts';

/** What an opened store is: its default branch and tip (null while it has no commits) and whether its history is cut off. */
export interface OpenedStore {
  readonly defaultBranch: string | null;
  readonly head: Oid | null;
  readonly shallow: boolean;
}

/** Opens a store, clearing away what a killed fetch left; REPOSITORY_DAMAGED when there is none, REPOSITORY_UNSUPPORTED for a format that Fairlead does not read. */
export function openStore({ dir }: StoreLocation): OpenedStore {
  if (!existsSync(join(dir, 'HEAD')) || !existsSync(join(dir, 'objects'))) throw new AppError('REPOSITORY_DAMAGED', { detail: 'there is no store at its place' });
  assertSupported(dir);
  removeWreckage(dir);
  objectsOf(dir).rescan();
  const branch = readHead(dir);
  return {
    defaultBranch: branch?.replace(/^refs\/heads\//, '') ?? null,
    head: branch === null ? null : readRef(dir, branch),
    shallow: readShallow(dir).size > 0,
  };
}

/** Lets go of a store's files, for instance before its folder is removed. */
export function closeStore({ dir }: StoreLocation): void {
  closeObjects(dir);
}

function assertSupported(dir: string): void {
  const config = existsSync(join(dir, 'config')) ? readFileSync(join(dir, 'config'), 'utf8') : '';
  if (/objectformat\s*=\s*sha256/i.test(config)) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: 'its objects are named with SHA-256' });
  if (/partialclone\s*=|promisor\s*=\s*true/i.test(config)) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: 'it is a partial clone, which lacks objects' });
}
