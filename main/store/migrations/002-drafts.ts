import type { WritableDb } from '../database.ts';

/** Drafts and their edits; an edit that was taken back by undo stays with `undone = 1` until something else is typed. */
export function drafts(db: WritableDb): void {
  db.exec(`
    CREATE TABLE drafts (
      id TEXT PRIMARY KEY, repository_id TEXT NOT NULL REFERENCES repositories ON DELETE CASCADE, title TEXT NOT NULL, branch TEXT NOT NULL,
      base_oid TEXT NOT NULL, state TEXT NOT NULL, request_iid INTEGER, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX drafts_by_repository ON drafts (repository_id, updated_at_ms);
    CREATE TABLE draft_edits (
      id TEXT PRIMARY KEY, draft_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, path TEXT NOT NULL, seq INTEGER NOT NULL,
      kind TEXT NOT NULL, label TEXT NOT NULL, target_json TEXT, operations_json TEXT NOT NULL, splices_json TEXT NOT NULL,
      inverse_json TEXT NOT NULL, staged INTEGER NOT NULL, undone INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL,
      UNIQUE (draft_id, path, seq)
    ) STRICT;
  `);
}
