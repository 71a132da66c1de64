import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAppDatabase } from '../../main/store/app-database.ts';
import { listBackups } from '../../main/store/backup.ts';
import { connect } from '../../main/store/connection.ts';
import { knownVersion, migrate, versionOf } from '../../main/store/migrate.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { listAccounts } from '../../main/store/tables/accounts.ts';
import { listFileEdits } from '../../main/store/tables/draft-edits.ts';
import { listDrafts } from '../../main/store/tables/drafts.ts';
import { listRepositories } from '../../main/store/tables/repositories.ts';

let dir: string;
const now = () => 1_700_000_000_000;

beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'fairlead-store-')); });
afterEach(() => { rmSync(dir, { recursive: true, force: true }); });

/** Rows as a program of each version wrote them; a later version must still read them. */
const rowsOf: Readonly<Record<number, string>> = {
  1: `INSERT INTO accounts VALUES ('a_1', 'gitlab', 'https://gitlab.example', 'ann', 'Ann', NULL, 'keyring', 1);
      INSERT INTO repositories VALUES ('r_1', 'infra', 'https://gitlab.example/p/infra.git', 'a_1', 'p/infra', 'main', 'ready', 5, NULL, 2, NULL);
      INSERT INTO settings VALUES ('theme', '"dark"');`,
  2: `INSERT INTO drafts VALUES ('d_1', 'r_1', 'More replicas', 'main', '${'a'.repeat(40)}', 'open', NULL, 3, 4);
      INSERT INTO draft_edits VALUES ('e_1', 'd_1', 'api.yaml', 1, 'field', 'replicas', NULL, '[]', '[{"start":1,"end":2,"text":"5"}]', '[{"start":1,"end":2,"text":"3"}]', 1, 0, 4);`,
  3: `INSERT INTO sends VALUES ('d_1', 'f', 'begun', 'b', '${'a'.repeat(40)}', NULL, NULL, NULL, 1, 60);`,
  4: `INSERT INTO audit (at_ms, repository_id, draft_id, action, detail_json) VALUES (1, 'r_1', NULL, 'request.merge', '{"iid":1}');`,
};

test('has a test for every migration', () => {
  expect(Object.keys(rowsOf).map(Number)).toEqual(migrations.map((migration) => migration.to));
});

test.each(migrations.map((migration) => migration.to))('brings a database of version %i - 1 to that version with everything in it', (to) => {
  const file = join(dir, 'app.db');
  const connection = connect({ file, synchronous: 'full' });
  const { db } = connection;
  for (let version = 1; version < to; version++) {
    migrate(db, version);
    db.exec(rowsOf[version] ?? '');
  }
  expect(versionOf(db)).toBe(to - 1);
  migrate(db, to);
  expect(versionOf(db)).toBe(to);
  db.exec(rowsOf[to] ?? '');
  migrate(db);
  expect(listAccounts(db)).toMatchObject([{ id: 'a_1', username: 'ann' }]);
  expect(listRepositories(db)).toMatchObject([{ id: 'r_1', accountId: 'a_1', state: 'ready' }]);
  if (to >= 2) expect(listFileEdits(db, 'd_1', 'api.yaml')).toMatchObject([{ id: 'e_1', staged: true, inverse: [{ text: '3' }] }]);
  connection.close();
});

test('makes a backup before a migration and none for a new file', () => {
  openAppDatabase({ dataDir: dir, now }).close();
  expect(listBackups(join(dir, 'app.db'))).toEqual([]);
  rmSync(join(dir, 'app.db'));
  const old = connect({ file: join(dir, 'app.db'), synchronous: 'full' });
  migrate(old.db, 2);
  old.db.exec(`${rowsOf[1]} ${rowsOf[2]}`);
  old.close();
  const opened = openAppDatabase({ dataDir: dir, now });
  expect(versionOf(opened.db)).toBe(knownVersion);
  expect(listDrafts(opened.db, null)).toHaveLength(1);
  opened.close();
  const [backup = ''] = listBackups(join(dir, 'app.db'));
  const copy = connect({ file: backup, synchronous: 'full' });
  expect(versionOf(copy.db)).toBe(2);
  expect(listDrafts(copy.db, null)).toHaveLength(1);
  copy.close();
});

test('refuses a database of a newer version and leaves every byte of it', () => {
  openAppDatabase({ dataDir: dir, now }).close();
  const file = join(dir, 'app.db');
  const connection = connect({ file, synchronous: 'full' });
  const { db } = connection;
  db.exec(`PRAGMA user_version = ${knownVersion + 1}`);
  connection.close();
  const before = readFileSync(file);
  expect(() => openAppDatabase({ dataDir: dir, now })).toThrow(expect.objectContaining({ code: 'DATABASE_NEWER', data: { found: knownVersion + 1, known: knownVersion, file: 'app.db' } }));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.each([
  ['that is no database at all', (file: string) => { writeFileSync(file, 'not a database, though long enough to have a header'.repeat(50)); }],
  ['with a page of noise', (file: string) => { const bytes = readFileSync(file); bytes.fill(0xa5, 4096, 4096 * 3); writeFileSync(file, bytes); }],
  ['that was cut short', (file: string) => { writeFileSync(file, readFileSync(file).subarray(0, 5000)); }],
  ['that was emptied', (file: string) => { writeFileSync(file, ''); }],
])('sets a database aside %s and uses the last backup', async (_name, damage) => {
  const file = join(dir, 'app.db');
  const first = openAppDatabase({ dataDir: dir, now });
  first.db.exec(`${rowsOf[1]} ${rowsOf[2]}`);
  await first.backUpDaily();
  first.close();
  damage(file);
  const second = openAppDatabase({ dataDir: dir, now });
  expect(second.notice).toMatchObject({ code: 'DATABASE_DAMAGED' });
  expect(listDrafts(second.db, null)).toMatchObject([{ id: 'd_1', title: 'More replicas' }]);
  second.close();
  expect(readdirSync(dir).some((name) => name.startsWith('app.db.damaged-'))).toBe(true);
});

test('begins anew without a backup, keeping the damaged file', () => {
  writeFileSync(join(dir, 'app.db'), 'x'.repeat(4096));
  const opened = openAppDatabase({ dataDir: dir, now });
  expect(opened.notice?.message).toContain('app.db.damaged-');
  expect(listDrafts(opened.db, null)).toEqual([]);
  opened.close();
});

test('keeps the three newest backups, one a day', async () => {
  let atMs = now();
  for (let day = 0; day < 5; day++) {
    const opened = openAppDatabase({ dataDir: dir, now: () => atMs });
    await opened.backUpDaily();
    opened.close();
    atMs = Date.now() + (day + 1) * 25 * 60 * 60 * 1000;
  }
  expect(listBackups(join(dir, 'app.db'))).toHaveLength(3);
  expect(readdirSync(join(dir, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('lets one engine alone use a data folder, and the next one after it', () => {
  const first = openAppDatabase({ dataDir: dir, now });
  expect(() => openAppDatabase({ dataDir: dir, now })).toThrow(expect.objectContaining({ code: 'DATABASE_BUSY' }));
  first.close();
  openAppDatabase({ dataDir: dir, now }).close();
  const elsewhere = join(dir, 'copy');
  cpSync(join(dir, 'app.db'), join(elsewhere, 'app.db'));
  openAppDatabase({ dataDir: elsewhere, now }).close();
  expect(existsSync(join(elsewhere, 'app.db'))).toBe(true);
});
