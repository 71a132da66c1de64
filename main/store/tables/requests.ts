import { type Request, requestSchema, type RequestSummary, requestSummarySchema } from '../../../shared/model/request.ts';
import type { ReadableDb, SqlValue, WritableDb } from '../database.ts';

/** Which requests to list. */
export interface RequestFilter {
  readonly repositoryId: string | null;
  readonly state: 'opened' | 'merged' | 'closed' | 'all';
}

interface Row {
  readonly summary_json: string;
  readonly detail_json: string | null;
}

/** Requests as last seen, those changed last first. */
export function listRequests(db: ReadableDb, filter: RequestFilter): readonly RequestSummary[] {
  const conditions: string[] = ['removed_at_ms IS NULL'];
  const values: SqlValue[] = [];
  if (filter.repositoryId !== null) {
    conditions.push('repository_id = ?');
    values.push(filter.repositoryId);
  }
  if (filter.state !== 'all') {
    conditions.push('requests.state = ?');
    values.push(filter.state);
  }
  const rows = db.all<Row>(
    `SELECT summary_json, detail_json FROM requests JOIN repositories ON repositories.id = repository_id
     WHERE ${conditions.join(' AND ')} ORDER BY updated_at_ms DESC, iid DESC`, ...values,
  );
  return rows.flatMap((row) => requestSummarySchema.safeParse(JSON.parse(row.summary_json)).data ?? []);
}

/** A request as last seen in full, if it was. */
export function findRequest(db: ReadableDb, repositoryId: string, iid: number): Request | undefined {
  const row = db.get<Row>('SELECT summary_json, detail_json FROM requests WHERE repository_id = ? AND iid = ?', repositoryId, iid);
  return row?.detail_json ? requestSchema.safeParse(JSON.parse(row.detail_json)).data : undefined;
}

/** The draft that a request was opened from here, or null. */
export function findRequestDraft(db: ReadableDb, repositoryId: string, iid: number): string | null {
  return db.get<{ draft_id: string | null }>('SELECT draft_id FROM requests WHERE repository_id = ? AND iid = ?', repositoryId, iid)?.draft_id ?? null;
}

/** Keeps a request as a list showed it; what was known of it in full before stays unless it has moved on since. */
export function putRequestSummary(db: WritableDb, summary: RequestSummary, observedAtMs: number): void {
  db.run(
    `INSERT INTO requests (repository_id, iid, state, draft_id, updated_at_ms, summary_json, detail_json, observed_at_ms) VALUES (?, ?, ?, ?, ?, ?, NULL, ?)
     ON CONFLICT (repository_id, iid) DO UPDATE SET state = excluded.state, updated_at_ms = excluded.updated_at_ms, summary_json = excluded.summary_json,
       draft_id = coalesce(excluded.draft_id, draft_id), observed_at_ms = excluded.observed_at_ms`,
    summary.repositoryId, summary.iid, summary.state, summary.draftId, summary.updatedAtMs, JSON.stringify(summary), observedAtMs,
  );
}

/** Keeps a request as its forge answered it in full. */
export function putRequest(db: WritableDb, request: Request): void {
  db.transaction(() => {
    putRequestSummary(db, requestSummarySchema.parse(request), request.observedAtMs);
    db.run('UPDATE requests SET detail_json = ? WHERE repository_id = ? AND iid = ?', JSON.stringify(request), request.repositoryId, request.iid);
  });
}

/** Notes when a repository's list of requests was last asked for. */
export function putListObserved(db: WritableDb, filter: { readonly repositoryId: string; readonly state: string }, atMs: number): void {
  db.run(
    'INSERT INTO request_lists (repository_id, state, observed_at_ms) VALUES (?, ?, ?) ON CONFLICT (repository_id, state) DO UPDATE SET observed_at_ms = excluded.observed_at_ms',
    filter.repositoryId, filter.state, atMs,
  );
}

/** When the oldest of the lists that a filter covers was asked for; null where one never was. */
export function listObservedAt(db: ReadableDb, filter: RequestFilter): number | null {
  const rows = db.all<{ id: string; at: number | null }>(
    `SELECT repositories.id AS id, max(observed_at_ms) AS at FROM repositories
     LEFT JOIN request_lists ON request_lists.repository_id = repositories.id AND request_lists.state IN (?, 'all')
     WHERE removed_at_ms IS NULL AND project_path IS NOT NULL AND (? IS NULL OR repositories.id = ?) GROUP BY repositories.id`,
    filter.state, filter.repositoryId, filter.repositoryId,
  );
  const times = rows.map((row) => row.at);
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.filter((at) => at !== null));
}
