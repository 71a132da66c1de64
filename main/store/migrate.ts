import { basename } from 'node:path';
import { AppError } from '../../shared/errors/index.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { migrations } from './migrations/index.ts';

/** The schema version that this program writes. */
export const knownVersion = migrations.at(-1)?.to ?? 0;

/** The schema version of a file; 0 for a new one. */
export function versionOf(db: ReadableDb): number {
  return db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/** Throws DATABASE_NEWER for a file that a newer program wrote. */
export function refuseNewer(db: ReadableDb, file: string): void {
  const found = versionOf(db);
  if (found > knownVersion) throw new AppError('DATABASE_NEWER', { found, known: knownVersion, file: basename(file) });
}

/** Brings the schema up to version `to` (the newest unless given), one transaction for each step. */
export function migrate(db: WritableDb, to: number = knownVersion): void {
  for (const migration of migrations) {
    if (migration.to <= versionOf(db) || migration.to > to) continue;
    db.transaction(() => {
      migration.up(db);
      db.exec(`PRAGMA user_version = ${migration.to}`);
    });
  }
}
