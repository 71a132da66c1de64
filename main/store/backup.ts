import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { WritableDb } from './database.ts';

const kept = 3;

/** Copies the whole database beside itself before something changes it for good; the newest few copies stay. */
export function backUpNow(db: WritableDb, file: string, atMs: number): void {
  const target = backupName(file, atMs);
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  db.run('VACUUM INTO ?', unfinished);
  renameSync(unfinished, target);
  dropOldBackups(file);
}

/** Where a backup made at a time lies. */
export function backupName(file: string, atMs: number): string {
  return `${file}.backup-${new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')}`;
}

/** The backups of a database, newest first. */
export function listBackups(file: string): readonly string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(file)}.backup-`) && !name.endsWith('.part'))
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
