import type { WritableDb } from '../database.ts';

/** Requests as last seen on their forge, when each list was last asked for, and the journal of opening one. */
export function requests(db: WritableDb): void {
  db.exec(`
    CREATE TABLE requests (
      repository_id TEXT NOT NULL REFERENCES repositories ON DELETE CASCADE, iid INTEGER NOT NULL, state TEXT NOT NULL, draft_id TEXT,
      updated_at_ms INTEGER NOT NULL, summary_json TEXT NOT NULL, detail_json TEXT, observed_at_ms INTEGER NOT NULL,
      PRIMARY KEY (repository_id, iid)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX requests_by_state ON requests (repository_id, state, updated_at_ms);
    CREATE TABLE request_lists (
      repository_id TEXT NOT NULL REFERENCES repositories ON DELETE CASCADE, state TEXT NOT NULL, observed_at_ms INTEGER NOT NULL,
      PRIMARY KEY (repository_id, state)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sends (
      draft_id TEXT PRIMARY KEY REFERENCES drafts ON DELETE CASCADE, fingerprint TEXT NOT NULL, step TEXT NOT NULL, branch TEXT NOT NULL,
      base_oid TEXT NOT NULL, commit_oid TEXT, pushed_oid TEXT, request_iid INTEGER, at_ms INTEGER NOT NULL, offset_minutes INTEGER NOT NULL
    ) STRICT;
  `);
}
