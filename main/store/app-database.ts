import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../../shared/errors/index.ts';
import { backupName, backUpNow, dropOldBackups, newestBackupMs } from './backup.ts';
import { connect, type Connection } from './connection.ts';
import type { WritableDb } from './database.ts';
import { lockDataFolder } from './lock.ts';
import { knownVersion, migrate, refuseNewer, versionOf } from './migrate.ts';
import { isSound, setAside } from './recover.ts';
import { translateStoreError } from './translate-error.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The open `app.db`: all that cannot be rebuilt. */
export interface AppDatabase {
  readonly db: WritableDb;
  /** Set when the file was damaged and has been replaced; to be told to the operator. */
  readonly notice: AppError | null;
  /** Makes the backup of the day where there is none yet. */
  backUpDaily(): Promise<void>;
  close(): void;
}

/** Takes the data folder and opens its `app.db`, migrated; throws DATABASE_BUSY, DATABASE_NEWER, DISK_FULL or DISK_DENIED. */
export function openAppDatabase(options: { readonly dataDir: string; readonly now: () => number }): AppDatabase {
  const { dataDir, now } = options;
  const file = join(dataDir, 'app.db');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw translateStoreError(error, dataDir);
  }
  const unlock = lockDataFolder(dataDir);
  try {
    const notice = existsSync(file) && !isSound(file) ? setAside(file, now()) : null;
    const connection = openCurrent(file, now());
    const close = () => { connection.close(); unlock(); };
    return { db: connection.db, notice, backUpDaily: () => backUpDaily(connection, file, now()), close };
  } catch (error) {
    unlock();
    throw translateStoreError(error, file);
  }
}

function openCurrent(file: string, atMs: number): Connection {
  const connection = connect({ file, synchronous: 'full' });
  try {
    const { db } = connection;
    refuseNewer(db, file);
    const version = versionOf(db);
    if (version > 0 && version < knownVersion) backUpNow(db, file, atMs);
    migrate(db);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function backUpDaily(connection: Connection, file: string, atMs: number): Promise<void> {
  if (atMs - newestBackupMs(file) < dayMs) return;
  const target = backupName(file, atMs);
  await connection.backup(`${target}.part`);
  renameSync(`${target}.part`, target);
  dropOldBackups(file);
}
