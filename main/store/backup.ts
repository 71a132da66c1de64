import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { WritableDb } from './database.ts';

const kept = 3;

/** Copies the whole database to `backups/` beside it before something changes it for good; the newest few copies stay. */
export function backUpNow(db: WritableDb, file: string, atMs: number): void {
  const target = backupName(file, atMs);
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  db.run('VACUUM INTO ?', unfinished);
  renameSync(unfinished, target);
  dropOldBackups(file);
}

/** Where a backup made at a time goes; its folder is made. */
export function backupName(file: string, atMs: number): string {
  mkdirSync(backupFolder(file), { recursive: true, mode: 0o700 });
  return join(backupFolder(file), `${basename(file)}-${new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')}`);
}

/** The backups of a database, newest first. */
export function listBackups(file: string): readonly string[] {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(file)}-`) && !/\.part|-(wal|shm|journal)$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** When the newest backup was made, in milliseconds since 1970; 0 without one. */
export function newestBackupMs(file: string): number {
  const [newest] = listBackups(file);
  return newest ? statSync(newest).mtimeMs : 0;
}

/** Keeps the newest few backups. */
export function dropOldBackups(file: string): void {
  for (const old of listBackups(file).slice(kept)) rmSync(old, { force: true });
}

function backupFolder(file: string): string {
  return join(dirname(file), 'backups');
}
