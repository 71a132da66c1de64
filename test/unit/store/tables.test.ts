import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Connection } from '../../../main/store/connection.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { addAudit, listAudit } from '../../../main/store/tables/audit.ts';
import { getAccount, putAccount } from '../../../main/store/tables/accounts.ts';
import { findRepositoryByUrl, listRepositories, markRepositoryRemoved, putRepository } from '../../../main/store/tables/repositories.ts';
import { listObservedAt, putListObserved } from '../../../main/store/tables/requests.ts';
import { readSettings, writeSettings } from '../../../main/store/tables/settings.ts';
import { readWorkspace, writeWorkspace } from '../../../main/store/tables/workspace.ts';

let dir: string;
let connection: Connection;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fairlead-tables-'));
  connection = connect({ file: join(dir, 'app.db'), synchronous: 'full' });
  migrate(connection.db);
});

afterEach(() => {
  connection.close();
  rmSync(dir, { recursive: true, force: true });
});

const account = { id: 'a_1', forge: 'gitlab' as const, baseUrl: 'https://gitlab.example', username: 'ann', name: 'Ann', email: null, token: 'keyring' as const, createdAtMs: 1 };
const repository = {
  id: 'r_1', name: 'infra', url: 'https://gitlab.example/p/infra.git', accountId: 'a_1', projectPath: 'p/infra', defaultBranch: 'main', state: 'ready' as const,
  fetchedAtMs: 5, failure: null, addedAtMs: 2,
};

test('writes with a write-ahead log and a flush to disk for each transaction', () => {
  expect(connection.db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(connection.db.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(connection.db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
});

test('undoes all of a transaction that fails, nested ones too', () => {
  expect(() => connection.db.transaction(() => {
    putAccount(connection.db, account);
    connection.db.transaction(() => { putRepository(connection.db, repository); });
    throw new Error('no');
  })).toThrow('no');
  expect(listRepositories(connection.db)).toEqual([]);
  expect(() => getAccount(connection.db, 'a_1')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('reads settings with their defaults and forgives a value that no longer fits', () => {
  expect(readSettings(connection.db)).toMatchObject({ theme: 'system', fetchEveryMinutes: 5, author: null });
  writeSettings(connection.db, { theme: 'dark', fetchEveryMinutes: 0 });
  connection.db.exec(`UPDATE settings SET value_json = '"sepia"' WHERE name = 'theme'`);
  expect(readSettings(connection.db)).toMatchObject({ theme: 'system', fetchEveryMinutes: 0 });
});

test('keeps a removed repository for the day it is added again', () => {
  putAccount(connection.db, account);
  putRepository(connection.db, repository);
  markRepositoryRemoved(connection.db, 'r_1', 9);
  expect(listRepositories(connection.db)).toEqual([]);
  expect(findRepositoryByUrl(connection.db, repository.url)).toEqual({ repository, removed: true });
  putRepository(connection.db, repository);
  expect(listRepositories(connection.db)).toEqual([repository]);
});

test('knows since when a list is known, and that one was never asked for', () => {
  putAccount(connection.db, account);
  putRepository(connection.db, repository);
  putRepository(connection.db, { ...repository, id: 'r_2', url: 'https://gitlab.example/p/apps.git' });
  putListObserved(connection.db, { repositoryId: 'r_1', state: 'opened' }, 100);
  expect(listObservedAt(connection.db, { repositoryId: 'r_1', state: 'opened' })).toBe(100);
  expect(listObservedAt(connection.db, { repositoryId: null, state: 'opened' })).toBeNull();
  putListObserved(connection.db, { repositoryId: 'r_2', state: 'all' }, 50);
  expect(listObservedAt(connection.db, { repositoryId: null, state: 'opened' })).toBe(50);
});

test('keeps what was open, and the newest audit entries first', () => {
  expect(readWorkspace(connection.db)).toBeNull();
  writeWorkspace(connection.db, { route: '/r', state: { a: 1 } });
  expect(readWorkspace(connection.db)).toEqual({ route: '/r', state: { a: 1 } });
  for (const action of ['request.open', 'request.merge']) addAudit(connection.db, { atMs: 1, repositoryId: null, draftId: null, action, detail: { iid: 1 } });
  expect(listAudit(connection.db, 1)).toMatchObject([{ action: 'request.merge', detail: { iid: 1 } }]);
});

test.each([
  ['the edits of a file', "SELECT * FROM draft_edits WHERE draft_id = 'd' AND path = 'p' ORDER BY seq", /SEARCH draft_edits USING INDEX sqlite_autoindex_draft_edits_2/],
  ['the drafts of a repository', "SELECT * FROM drafts WHERE repository_id = 'r' ORDER BY updated_at_ms DESC", /SEARCH drafts USING INDEX drafts_by_repository/],
  ['a repository by its address', "SELECT * FROM repositories WHERE url = 'u'", /SEARCH repositories USING INDEX/],
  ['a request', "SELECT detail_json FROM requests WHERE repository_id = 'r' AND iid = 1", /SEARCH requests USING PRIMARY KEY/],
  ['the requests of a state', "SELECT * FROM requests WHERE repository_id = 'r' AND state = 'opened' ORDER BY updated_at_ms DESC", /SEARCH requests USING INDEX requests_by_state/],
  ['the newest of the audit', 'SELECT * FROM audit ORDER BY id DESC LIMIT 10', /SCAN audit$/],
])('finds %s through an index and sorts nothing', (_name, sql, plan) => {
  const steps = connection.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map((step) => step.detail);
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatch(plan);
});
