import { AppError } from '../../../shared/errors/index.ts';
import { type Account, accountSchema, type TokenPlace } from '../../../shared/model/account.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

interface Row {
  readonly id: string;
  readonly forge: string;
  readonly base_url: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly token_place: string;
  readonly created_at_ms: number;
}

/** All accounts, oldest first. */
export function listAccounts(db: ReadableDb): readonly Account[] {
  return db.all<Row>('SELECT * FROM accounts ORDER BY created_at_ms, id').map(fromRow);
}

/** One account, or NOT_FOUND. */
export function getAccount(db: ReadableDb, id: string): Account {
  const row = db.get<Row>('SELECT * FROM accounts WHERE id = ?', id);
  if (!row) throw new AppError('NOT_FOUND', { noun: 'account', id });
  return fromRow(row);
}

/** The account of a user on a server, if it was added before. */
export function findAccount(db: ReadableDb, key: Pick<Account, 'forge' | 'baseUrl' | 'username'>): Account | undefined {
  const row = db.get<Row>('SELECT * FROM accounts WHERE forge = ? AND base_url = ? AND username = ?', key.forge, key.baseUrl, key.username);
  return row && fromRow(row);
}

/** Adds an account or replaces the one with its id. */
export function putAccount(db: WritableDb, account: Account): void {
  db.run(
    `INSERT INTO accounts (id, forge, base_url, username, name, email, token_place, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET username = excluded.username, name = excluded.name, email = excluded.email, token_place = excluded.token_place`,
    account.id, account.forge, account.baseUrl, account.username, account.name, account.email, account.token, account.createdAtMs,
  );
}

/** Says where the account's token is now. */
export function setTokenPlace(db: WritableDb, id: string, place: TokenPlace): void {
  db.run('UPDATE accounts SET token_place = ? WHERE id = ?', place, id);
}

/** Forgets an account; its repositories stay, without one. */
export function deleteAccount(db: WritableDb, id: string): void {
  db.run('DELETE FROM accounts WHERE id = ?', id);
}

function fromRow(row: Row): Account {
  return accountSchema.parse({
    id: row.id, forge: row.forge, baseUrl: row.base_url, username: row.username, name: row.name, email: row.email,
    token: row.token_place, createdAtMs: row.created_at_ms,
  });
}
