import { AppError } from '../../../shared/errors/index.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

/** A draft as it is stored; its files are counted from its edits. */
export type DraftRecord = Pick<Draft, 'id' | 'repositoryId' | 'title' | 'branch' | 'baseOid' | 'state' | 'requestIid' | 'createdAtMs' | 'updatedAtMs'>;

interface Row {
  readonly id: string;
  readonly repository_id: string;
  readonly title: string;
  readonly branch: string;
  readonly base_oid: string;
  readonly state: string;
  readonly request_iid: number | null;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
}

const live = 'SELECT drafts.* FROM drafts JOIN repositories ON repositories.id = repository_id AND removed_at_ms IS NULL';

/** Drafts of a repository, or of all of them, the last changed first; those of removed repositories rest. */
export function listDrafts(db: ReadableDb, repositoryId: string | null): readonly DraftRecord[] {
  const rows = repositoryId === null
    ? db.all<Row>(`${live} ORDER BY updated_at_ms DESC`)
    : db.all<Row>(`${live} WHERE repository_id = ? ORDER BY updated_at_ms DESC`, repositoryId);
  return rows.map(fromRow);
}

/** One draft, or NOT_FOUND. */
export function getDraft(db: ReadableDb, id: string): DraftRecord {
  const row = db.get<Row>('SELECT * FROM drafts WHERE id = ?', id);
  if (!row) throw new AppError('NOT_FOUND', { noun: 'draft', id });
  return fromRow(row);
}

/** Adds a draft or replaces the one with its id. */
export function putDraft(db: WritableDb, draft: DraftRecord): void {
  db.run(
    `INSERT INTO drafts (id, repository_id, title, branch, base_oid, state, request_iid, created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, branch = excluded.branch, base_oid = excluded.base_oid, state = excluded.state,
       request_iid = excluded.request_iid, updated_at_ms = excluded.updated_at_ms`,
    draft.id, draft.repositoryId, draft.title, draft.branch, draft.baseOid, draft.state, draft.requestIid, draft.createdAtMs, draft.updatedAtMs,
  );
}

/** Notes that a draft changed at a time. */
export function touchDraft(db: WritableDb, id: string, atMs: number): void {
  db.run('UPDATE drafts SET updated_at_ms = ? WHERE id = ?', atMs, id);
}

/** Opens drafts again whose sending ended with the engine; their journal goes on when they are sent again. */
export function reopenSending(db: WritableDb): void {
  db.run("UPDATE drafts SET state = 'open' WHERE state = 'sending'");
}

/** Puts a draft and its edits away for good. */
export function deleteDraft(db: WritableDb, id: string): void {
  db.run('DELETE FROM drafts WHERE id = ?', id);
}

function fromRow(row: Row): DraftRecord {
  return {
    id: row.id, repositoryId: row.repository_id, title: row.title, branch: row.branch, baseOid: row.base_oid, state: stateOf(row.state),
    requestIid: row.request_iid, createdAtMs: row.created_at_ms, updatedAtMs: row.updated_at_ms,
  };
}

function stateOf(text: string): Draft['state'] {
  return text === 'sending' || text === 'sent' ? text : 'open';
}
