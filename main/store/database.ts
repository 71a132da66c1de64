declare const readable: unique symbol;
declare const writable: unique symbol;

/** A value that SQLite can hold. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A connection for questions; rows are plain objects with the columns' names. Failures are `AppError`s of the store. */
export interface ReadableDb {
  readonly [readable]: true;
  /** All rows of a query. */
  all<Row>(sql: string, ...values: readonly SqlValue[]): readonly Row[];
  /** The first row of a query, or undefined. */
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined;
}

/** A connection that may write; what a call has written is on disk when it returns, or when the outermost `transaction` does. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true;
  /** Runs one statement and answers how many rows it changed. */
  run(sql: string, ...values: readonly SqlValue[]): number;
  /** Runs several statements that take no values. */
  exec(sql: string): void;
  /** All of `work` or nothing of it; nested ones join the outermost. */
  transaction<T>(work: () => T): T;
}
