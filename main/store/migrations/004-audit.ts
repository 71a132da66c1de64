import type { WritableDb } from '../database.ts';

/** What was sent to a forge from here, when and with what result; rows are only ever added. */
export function audit(db: WritableDb): void {
  db.exec(`
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, repository_id TEXT, draft_id TEXT, action TEXT NOT NULL, detail_json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_time ON audit (at_ms);
  `);
}
