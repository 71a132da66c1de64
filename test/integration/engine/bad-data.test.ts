import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../../main/store/connection.ts';
import { start } from '../../harness/git-server.ts';
import { history, openEngine, temporaryFolder } from './engine-world.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => { folder = await temporaryFolder(); });
afterEach(async () => { await folder.dispose(); });

test('answers every call with why a newer database is not touched', async () => {
  const dataDir = join(folder.dir, 'data');
  const first = openEngine(dataDir);
  await first.call('settings.get', {});
  await first.engine.dispose();
  const connection = connect({ file: join(dataDir, 'app.db'), synchronous: 'full' });
  connection.db.exec('PRAGMA user_version = 99');
  connection.close();
  const second = openEngine(dataDir);
  await expect(second.call('repository.list', {})).rejects.toMatchObject({ failure: { code: 'DATABASE_NEWER', data: { found: 99 } } });
  await expect(second.call('settings.set', { theme: 'dark' })).rejects.toMatchObject({ failure: { code: 'DATABASE_NEWER' } });
  await second.engine.dispose();
});

test('goes on with the backup of a damaged database, and tells', async () => {
  const dataDir = join(folder.dir, 'data');
  const first = openEngine(dataDir);
  await first.call('settings.set', { theme: 'dark' });
  await first.engine.dispose();
  mkdirSync(join(dataDir, 'backups'));
  writeFileSync(join(dataDir, 'backups', 'app.db-2026-01-01'), readFileSync(join(dataDir, 'app.db')));
  writeFileSync(join(dataDir, 'app.db'), 'noise'.repeat(5000));
  const second = openEngine(dataDir);
  expect(await second.call('settings.get', {})).toMatchObject({ theme: 'dark' });
  await expect.poll(() => second.events, { timeout: 5000 }).toContainEqual(expect.objectContaining({ type: 'failure', failure: expect.objectContaining({ code: 'DATABASE_DAMAGED' }) }));
  await second.engine.dispose();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('app.db.damaged-'))).toHaveLength(1);
});

test('waits for the other engine to let the data go', async () => {
  const dataDir = join(folder.dir, 'data');
  const [first, second] = [openEngine(dataDir), openEngine(dataDir)];
  await first.call('settings.get', {});
  await expect(second.call('settings.get', {})).rejects.toMatchObject({ failure: { code: 'DATABASE_BUSY' } });
  await first.engine.dispose();
  expect(await second.call('settings.get', {})).toMatchObject({ theme: 'system' });
  await second.engine.dispose();
});

test('keeps a fault of its own in the log under the id that the answer names, without secrets', async () => {
  const dataDir = join(folder.dir, 'data');
  const test1 = openEngine(dataDir);
  const { engine } = test1;
  expect(await engine.call('no.such', {})).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  expect(await engine.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  expect(await engine.call('draft.get', { id: '../x' })).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  await engine.dispose();
  const connection = connect({ file: join(dataDir, 'app.db'), synchronous: 'full' });
  connection.db.exec("DROP TABLE draft_edits; INSERT INTO workspace VALUES (1, 'glpat-abcdefghijklmnop is no JSON')");
  connection.close();
  const broken = openEngine(dataDir);
  const answer = await broken.engine.call('workspace.get', {});
  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  const log = readFileSync(join(dataDir, 'logs', 'engine.log'), 'utf8');
  expect(log).toContain(answer.ok ? 'unexpected' : String(answer.error.id));
  expect(log).toContain('workspace.get');
  expect(log).not.toContain('abcdefghijklmnop');
  await broken.engine.dispose();
});

function smallDisk(dir: string): boolean {
  mkdirSync(dir);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', dir], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

test('says that the disk is full, keeps what was saved, and goes on when there is room', async (context) => {
  const disk = join(folder.dir, 'disk');
  if (!smallDisk(disk)) return context.skip('no small file system can be mounted here');
  const served = join(folder.dir, 'served', 'infra.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', served]);
  execFileSync('git', ['--git-dir', served, 'fast-import', '--quiet'], { input: history({ 'a.txt': 'a\n' }) });
  const server = await start({ root: join(folder.dir, 'served') });
  const engine = openEngine(join(disk, 'data'));
  try {
    const { id: repositoryId } = await engine.call('repository.add', { url: `${server.url}/infra.git`, accountId: null });
    await engine.call('repository.fetch', { id: repositoryId });
    await engine.call('draft.create', { repositoryId, branch: 'main', title: 'before' });
    writeFileSync(join(disk, 'filler'), Buffer.alloc(1400 * 1024), { flag: 'w', flush: false });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
  try {
    const fill = async (): Promise<void> => {
      for (let count = 0; count < 60; count++) await engine.call('workspace.set', { route: 'x', state: { big: 'x'.repeat(50_000 + count) } });
    };
    await expect(fill()).rejects.toMatchObject({ failure: { code: 'DISK_FULL' } });
    rmSync(join(disk, 'filler'), { force: true });
    await engine.call('settings.set', { theme: 'dark' });
    expect((await engine.call('draft.list', { repositoryId: null })).map((draft) => draft.title)).toEqual(['before']);
  } finally {
    await engine.engine.dispose();
    await server.close();
    execFileSync('umount', ['-l', disk]);
  }
}, 60_000);
