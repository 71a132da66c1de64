import type { ReadableDb, WritableDb } from '../database.ts';

/** How far the opening of a request has come; each step is written before the next begins. */
export type SendStep = 'begun' | 'committed' | 'pushed' | 'opened';

/** The journal of opening one request: enough to go on after a crash with the very same commit. */
export interface Send {
  readonly draftId: string;
  /** Hash of all that the commit is made from; another one means that the operator changed something and it begins anew. */
  readonly fingerprint: string;
  readonly step: SendStep;
  readonly branch: string;
  readonly baseOid: string;
  readonly commitOid: string | null;
  /** What Fairlead itself last pushed to the branch, which it may therefore replace. */
  readonly pushedOid: string | null;
  readonly requestIid: number | null;
  readonly atMs: number;
  readonly offsetMinutes: number;
}

/** The journal of a draft's request, if its opening was begun. */
export function findSend(db: ReadableDb, draftId: string): Send | undefined {
  return db.get<Send>(
    `SELECT draft_id AS draftId, fingerprint, step, branch, base_oid AS baseOid, commit_oid AS commitOid, pushed_oid AS pushedOid,
       request_iid AS requestIid, at_ms AS atMs, offset_minutes AS offsetMinutes FROM sends WHERE draft_id = ?`, draftId,
  );
}

/** Writes the journal. */
export function putSend(db: WritableDb, send: Send): void {
  db.run(
    `INSERT INTO sends (draft_id, fingerprint, step, branch, base_oid, commit_oid, pushed_oid, request_iid, at_ms, offset_minutes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (draft_id) DO UPDATE SET fingerprint = excluded.fingerprint, step = excluded.step, branch = excluded.branch,
       base_oid = excluded.base_oid, commit_oid = excluded.commit_oid, pushed_oid = excluded.pushed_oid, request_iid = excluded.request_iid,
       at_ms = excluded.at_ms, offset_minutes = excluded.offset_minutes`,
    send.draftId, send.fingerprint, send.step, send.branch, send.baseOid, send.commitOid, send.pushedOid, send.requestIid, send.atMs, send.offsetMinutes,
  );
}

/** Closes the journal once everything is recorded elsewhere. */
export function deleteSend(db: WritableDb, draftId: string): void {
  db.run('DELETE FROM sends WHERE draft_id = ?', draftId);
}
