import type { ReadableDb, WritableDb } from '../database.ts';

/** Something that was sent to a forge from here. */
export interface AuditEntry {
  readonly atMs: number;
  readonly repositoryId: string | null;
  readonly draftId: string | null;
  /** The channel that did it, such as `request.merge`. */
  readonly action: string;
  /** Facts such as commit, branch and request; never a secret. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds an entry; entries are never changed. */
export function addAudit(db: WritableDb, entry: AuditEntry): void {
  db.run(
    'INSERT INTO audit (at_ms, repository_id, draft_id, action, detail_json) VALUES (?, ?, ?, ?, ?)',
    entry.atMs, entry.repositoryId, entry.draftId, entry.action, JSON.stringify(entry.detail),
  );
}

/** The newest entries first. */
export function listAudit(db: ReadableDb, limit: number): readonly AuditEntry[] {
  const rows = db.all<Omit<AuditEntry, 'detail'> & { detail: string }>(
    'SELECT at_ms AS atMs, repository_id AS repositoryId, draft_id AS draftId, action, detail_json AS detail FROM audit ORDER BY id DESC LIMIT ?', limit,
  );
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditEntry['detail'] }));
}
