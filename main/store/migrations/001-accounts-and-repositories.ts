import type { WritableDb } from '../database.ts';

/** Accounts without their tokens, clones, settings, and what was open. */
export function accountsAndRepositories(db: WritableDb): void {
  db.exec(`
    CREATE TABLE accounts (
      id TEXT PRIMARY KEY, forge TEXT NOT NULL, base_url TEXT NOT NULL, username TEXT NOT NULL, name TEXT NOT NULL, email TEXT,
      token_place TEXT NOT NULL, created_at_ms INTEGER NOT NULL, UNIQUE (forge, base_url, username)
    ) STRICT;
    CREATE TABLE repositories (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL UNIQUE, account_id TEXT REFERENCES accounts ON DELETE SET NULL,
      project_path TEXT, default_branch TEXT, state TEXT NOT NULL, fetched_at_ms INTEGER, failure_json TEXT, added_at_ms INTEGER NOT NULL,
      removed_at_ms INTEGER
    ) STRICT;
    CREATE INDEX repositories_by_account ON repositories (account_id);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value_json TEXT NOT NULL) STRICT;
    CREATE TABLE workspace (id INTEGER PRIMARY KEY CHECK (id = 1), workspace_json TEXT NOT NULL) STRICT;
  `);
}
