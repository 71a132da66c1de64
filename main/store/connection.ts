import Database from 'better-sqlite3';
import type { ReadableDb, SqlValue, WritableDb } from './database.ts';
import { translateStoreError } from './translate-error.ts';

/** How to open a database file. */
export interface ConnectOptions {
  readonly file: string;
  /** `full` survives a power cut at any moment; `normal` is for what can be rebuilt. */
  readonly synchronous: 'full' | 'normal';
  /** Milliseconds to wait for another connection's lock; 5000 unless given. */
  readonly timeoutMs?: number;
}

/** An open database file and the way to close it. */
export interface Connection {
  readonly db: WritableDb;
  /** Copies the whole database to `file` while others go on. */
  backup(file: string): Promise<void>;
  close(): void;
}

/** Opens (or makes) a database file with a write-ahead log and checked foreign keys. */
export function connect(options: ConnectOptions): Connection {
  const { file } = options;
  return guarded(file, () => {
    const raw = open(file, options.timeoutMs ?? 5000);
    try {
      raw.pragma('journal_mode = WAL');
      raw.pragma(`synchronous = ${options.synchronous}`);
      raw.pragma('foreign_keys = ON');
      // Kilobytes; what is not in it is in the cache of the system, and several threads each have a connection.
      raw.pragma('cache_size = -4000');
    } catch (error) {
      raw.close();
      throw error;
    }
    return {
      db: wrap(raw, file),
      backup: async (target) => {
        await raw.backup(target).catch((error: unknown) => { throw translateStoreError(error, target); });
      },
      close: () => { raw.close(); },
    };
  });
}

/** Opens a database file without any setting, for locks and for looking before touching. */
export function open(file: string, timeoutMs: number): Database.Database {
  const nativeBinding = process.env.FAIRLEAD_SQLITE_BINDING;
  return new Database(file, { timeout: timeoutMs, ...(nativeBinding ? { nativeBinding } : {}) });
}

function wrap(raw: Database.Database, file: string): WritableDb {
  const statements = new Map<string, Database.Statement<SqlValue[]>>();
  const prepared = (sql: string): Database.Statement<SqlValue[]> => {
    const known = statements.get(sql);
    if (known) return known;
    const made = raw.prepare<SqlValue[]>(sql);
    statements.set(sql, made);
    return made;
  };
  const db: Omit<WritableDb, keyof Brands> = {
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => guarded(file, () => prepared(sql).all(...values) as Row[]),
    get: <Row>(sql: string, ...values: readonly SqlValue[]) => guarded(file, () => prepared(sql).get(...values) as Row | undefined),
    run: (sql, ...values) => guarded(file, () => prepared(sql).run(...values).changes),
    exec: (sql) => { guarded(file, () => raw.exec(sql)); },
    transaction: (work) => (raw.inTransaction ? work() : guarded(file, () => raw.transaction(work).immediate())),
  };
  return db as WritableDb;
}

type Brands = Pick<ReadableDb, Extract<keyof ReadableDb, symbol>> & Pick<WritableDb, Extract<keyof WritableDb, symbol>>;

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateStoreError(error, file);
  }
}
