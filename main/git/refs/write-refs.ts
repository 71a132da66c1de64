import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/index.ts';
import type { Oid } from '../types.ts';
import { readRefs } from './read-refs.ts';

/** A ref to set, or to delete where `oid` is null. */
export interface RefChange {
  readonly ref: string;
  readonly oid: Oid | null;
}

/** A lock that a process left behind when it was killed is broken after this time. */
const STALE_LOCK_MS = 30_000;

/** Sets and deletes refs in one step: `packed-refs` is replaced as a whole, so a reader sees all changes or none. */
export function writeRefs(dir: string, changes: readonly RefChange[]): void {
  if (changes.length === 0) return;
  const path = join(dir, 'packed-refs');
  const lock = `${path}.lock`;
  takeLock(lock);
  try {
    const refs = readRefs(dir);
    for (const { ref, oid } of changes) {
      if (oid === null) refs.delete(ref);
      else refs.set(ref, oid);
    }
    const lines = [...refs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([ref, oid]) => `${oid} ${ref}\n`);
    writeFileSync(lock, `# pack-refs with: sorted \n${lines.join('')}`, { flush: true });
    renameSync(lock, path);
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
  for (const { ref } of changes) rmSync(join(dir, ref), { force: true });
}

/** Points HEAD at a branch by its full name. */
export function writeHead(dir: string, ref: string): void {
  replaceFile(join(dir, 'HEAD'), `ref: ${ref}\n`);
}

/** Replaces the list of commits whose parents are not here; an empty one removes the file. */
export function writeShallow(dir: string, oids: Iterable<Oid>): void {
  const lines = [...oids].toSorted().map((oid) => `${oid}\n`);
  if (lines.length === 0) rmSync(join(dir, 'shallow'), { force: true });
  else replaceFile(join(dir, 'shallow'), lines.join(''));
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.lock`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

function takeLock(lock: string): void {
  if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > STALE_LOCK_MS) rmSync(lock, { force: true });
  try {
    writeFileSync(lock, '', { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new AppError('REPOSITORY_DAMAGED', { detail: 'another program holds the lock on its branches' }, { cause: error });
    }
    throw error;
  }
}
