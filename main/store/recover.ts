import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors/index.ts';
import { listBackups } from './backup.ts';
import { open } from './connection.ts';

/** True when SQLite finds every page of the file in order; a file that is no database at all is not. */
export function isSound(file: string): boolean {
  // SQLite takes an empty file for a new database; where there was data before, it is a loss.
  if (statSync(file).size === 0 && listBackups(file).length > 0) return false;
  try {
    const raw = open(file, 5000);
    try {
      return raw.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      raw.close();
    }
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))) return false;
    throw error;
  }
}

/** Sets a damaged file and its log aside and puts the newest sound backup in its place; answers what to tell the operator. */
export function setAside(file: string, atMs: number): AppError {
  const aside = `${file}.damaged-${new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  const backup = listBackups(file).find(isSound);
  if (backup) copyFileSync(backup, file);
  return new AppError('DATABASE_DAMAGED', { file: basename(file), aside: basename(aside) });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
