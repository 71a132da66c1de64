import { type DraftEdit, draftEditSchema } from '../../../shared/model/edit.ts';
import type { Splice } from '../../../shared/edit/types.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { writeJson } from '../json.ts';

/** An edit with what undoes it; `undone` ones wait to be redone. */
export interface EditRecord extends DraftEdit {
  readonly draftId: string;
  readonly inverse: readonly Splice[];
  readonly undone: boolean;
}

interface Row {
  readonly id: string;
  readonly draft_id: string;
  readonly path: string;
  readonly seq: number;
  readonly kind: string;
  readonly label: string;
  readonly target_json: string | null;
  readonly operations_json: string;
  readonly splices_json: string;
  readonly inverse_json: string;
  readonly staged: number;
  readonly undone: number;
  readonly updated_at_ms: number;
}

/** The edits of one file in the order they were made, undone ones last. */
export function listFileEdits(db: ReadableDb, draftId: string, path: string): readonly EditRecord[] {
  return db.all<Row>('SELECT * FROM draft_edits WHERE draft_id = ? AND path = ? ORDER BY seq', draftId, path).map(fromRow);
}

/** The paths that a draft has edits for, undone ones included. */
export function listEditedPaths(db: ReadableDb, draftId: string): readonly string[] {
  return db.all<{ path: string }>('SELECT DISTINCT path FROM draft_edits WHERE draft_id = ? ORDER BY path', draftId).map((row) => row.path);
}

/** One file of a draft as its list shows it. */
export interface EditCount {
  readonly draftId: string;
  readonly path: string;
  readonly edits: number;
  readonly staged: number;
  readonly firstKind: string;
  readonly lastKind: string;
}

/** How many edits are active in each file of a draft, or of all drafts of a repository, or of all drafts. */
export function countEdits(db: ReadableDb, draftId: string): readonly EditCount[] {
  return db.all<EditCount>(
    `SELECT draft_id AS draftId, path, count(*) AS edits, sum(staged) AS staged,
       (SELECT kind FROM draft_edits f WHERE f.draft_id = e.draft_id AND f.path = e.path AND f.undone = 0 ORDER BY f.seq LIMIT 1) AS firstKind,
       (SELECT kind FROM draft_edits l WHERE l.draft_id = e.draft_id AND l.path = e.path AND l.undone = 0 ORDER BY l.seq DESC LIMIT 1) AS lastKind
     FROM draft_edits e WHERE draft_id = ? AND undone = 0 GROUP BY path ORDER BY path`,
    draftId,
  );
}

/** The draft that each named edit belongs to, with its path. */
export function locateEdits(db: ReadableDb, draftId: string, ids: readonly string[]): readonly { readonly id: string; readonly path: string }[] {
  return db.all<{ id: string; path: string }>(
    'SELECT id, path FROM draft_edits WHERE draft_id = ? AND undone = 0 AND id IN (SELECT value FROM json_each(?))', draftId, JSON.stringify(ids),
  );
}

/** Adds an edit or replaces the one with its id. */
export function putEdit(db: WritableDb, edit: EditRecord): void {
  db.run(
    `INSERT INTO draft_edits (id, draft_id, path, seq, kind, label, target_json, operations_json, splices_json, inverse_json, staged, undone, updated_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET draft_id = excluded.draft_id, seq = excluded.seq, kind = excluded.kind, label = excluded.label,
       target_json = excluded.target_json, operations_json = excluded.operations_json, splices_json = excluded.splices_json,
       inverse_json = excluded.inverse_json, staged = excluded.staged, undone = excluded.undone, updated_at_ms = excluded.updated_at_ms`,
    edit.id, edit.draftId, edit.path, edit.seq, edit.kind, edit.label, writeJson(edit.target), JSON.stringify(edit.operations),
    JSON.stringify(edit.splices), JSON.stringify(edit.inverse), Number(edit.staged), Number(edit.undone), edit.updatedAtMs,
  );
}

/** Forgets one edit. */
export function deleteEdit(db: WritableDb, id: string): void {
  db.run('DELETE FROM draft_edits WHERE id = ?', id);
}

/** Forgets what undo had taken back in a file, because something else was done since. */
export function deleteUndone(db: WritableDb, draftId: string, path: string): void {
  db.run('DELETE FROM draft_edits WHERE draft_id = ? AND path = ? AND undone = 1', draftId, path);
}

/** Puts these edits in the place of all that a file of a draft had. */
export function replaceFileEdits(db: WritableDb, place: { readonly draftId: string; readonly path: string }, edits: readonly EditRecord[]): void {
  db.transaction(() => {
    db.run('DELETE FROM draft_edits WHERE draft_id = ? AND path = ?', place.draftId, place.path);
    for (const edit of edits) putEdit(db, edit);
  });
}

function fromRow(row: Row): EditRecord {
  const edit = draftEditSchema.parse({
    id: row.id, path: row.path, seq: row.seq, kind: row.kind, label: row.label,
    target: row.target_json === null ? null : JSON.parse(row.target_json),
    operations: JSON.parse(row.operations_json), splices: JSON.parse(row.splices_json), staged: row.staged === 1, updatedAtMs: row.updated_at_ms,
  });
  const inverse = JSON.parse(row.inverse_json) as readonly Splice[];
  return { ...edit, draftId: row.draft_id, inverse, undone: row.undone === 1 };
}
