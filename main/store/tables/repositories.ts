import { AppError } from '../../../shared/errors/index.ts';
import { failureSchema } from '../../../shared/model/failure.ts';
import { type Repository, repositorySchema } from '../../../shared/model/repository.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { readJson, writeJson } from '../json.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly account_id: string | null;
  readonly project_path: string | null;
  readonly default_branch: string | null;
  readonly state: string;
  readonly fetched_at_ms: number | null;
  readonly failure_json: string | null;
  readonly added_at_ms: number;
}

/** All repositories that were not removed, by name. */
export function listRepositories(db: ReadableDb): readonly Repository[] {
  return db.all<Row>('SELECT * FROM repositories WHERE removed_at_ms IS NULL ORDER BY name, id').map(fromRow);
}

/** One repository, or NOT_FOUND; a removed one is not found. */
export function getRepository(db: ReadableDb, id: string): Repository {
  const row = db.get<Row>('SELECT * FROM repositories WHERE id = ? AND removed_at_ms IS NULL', id);
  if (!row) throw new AppError('NOT_FOUND', { noun: 'repository', id });
  return fromRow(row);
}

/** The repository with an address, removed or not. */
export function findRepositoryByUrl(db: ReadableDb, url: string): { readonly repository: Repository; readonly removed: boolean } | undefined {
  const row = db.get<Row & { removed_at_ms: number | null }>('SELECT * FROM repositories WHERE url = ?', url);
  return row && { repository: fromRow(row), removed: row.removed_at_ms !== null };
}

/** Adds a repository, or replaces the one with its id and brings it back where it had been removed. */
export function putRepository(db: WritableDb, repository: Repository): void {
  db.run(
    `INSERT INTO repositories (id, name, url, account_id, project_path, default_branch, state, fetched_at_ms, failure_json, added_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, account_id = excluded.account_id, project_path = excluded.project_path,
       default_branch = excluded.default_branch, state = excluded.state, fetched_at_ms = excluded.fetched_at_ms,
       failure_json = excluded.failure_json, added_at_ms = excluded.added_at_ms, removed_at_ms = NULL`,
    repository.id, repository.name, repository.url, repository.accountId, repository.projectPath, repository.defaultBranch,
    repository.state, repository.fetchedAtMs, writeJson(repository.failure), repository.addedAtMs,
  );
}

/** Takes a repository off the list; its row and drafts stay, so that adding it again finds them. */
export function markRepositoryRemoved(db: WritableDb, id: string, atMs: number): void {
  db.run('UPDATE repositories SET removed_at_ms = ? WHERE id = ?', atMs, id);
}

function fromRow(row: Row): Repository {
  return repositorySchema.parse({
    id: row.id, name: row.name, url: row.url, accountId: row.account_id, projectPath: row.project_path, defaultBranch: row.default_branch,
    state: row.state, fetchedAtMs: row.fetched_at_ms, failure: readJson(failureSchema, row.failure_json, null), addedAtMs: row.added_at_ms,
  });
}
