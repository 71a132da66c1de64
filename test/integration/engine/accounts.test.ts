import { afterEach, beforeEach, expect, test } from 'vitest';
import { addToken } from '../../../main/box/seed.ts';
import { openEngine, startWorld, type World } from './engine-world.ts';

let world: World;

beforeEach(async () => { world = await startWorld({ 'a.yaml': 'a: 1\n' }); }, 60_000);
afterEach(async () => { await world.dispose(); });

test('adds an account once, lists its projects, and links repositories of its server only', async () => {
  const again = await world.call('account.add', { forge: 'gitlab', baseUrl: `${world.box.url}/`, token: world.token });
  expect(again).toMatchObject({ id: world.accountId, username: 'ann', email: 'ann@example.invalid', token: 'session' });
  expect(JSON.stringify(await world.call('account.list', {}))).not.toContain(world.token);
  expect(await world.call('account.projects', { id: world.accountId, search: 'infra', page: 1 })).toMatchObject({ projects: [{ path: 'platform/infra' }], nextPage: null });
  expect((await world.call('account.projects', { id: world.accountId, search: 'nothing of the kind', page: 1 })).projects).toEqual([]);
  expect(await world.call('repository.list', {})).toMatchObject([{ accountId: world.accountId, projectPath: 'platform/infra' }]);
  const foreign = await world.call('repository.add', { url: 'https://127.0.0.1:1/platform/infra.git', accountId: world.accountId });
  expect(foreign).toMatchObject({ accountId: null, projectPath: null });
});

test('says that a token is wrong, and works again with a new one', async () => {
  await expect(world.call('account.add', { forge: 'gitlab', baseUrl: world.box.url, token: 'wrong' })).rejects.toMatchObject({ failure: { code: 'FORGE_UNAUTHORIZED' } });
  for (const each of world.box.world.records.tokens) each.revoked = true;
  await expect(world.call('repository.fetch', { id: world.repositoryId })).rejects.toMatchObject({ failure: { code: 'REMOTE_UNAUTHORIZED' } });
  await expect(world.call('account.projects', { id: world.accountId, search: '', page: 1 })).rejects.toMatchObject({ failure: { code: 'FORGE_UNAUTHORIZED' } });
  const [ann] = world.box.world.records.users;
  if (!ann) throw new Error('nobody is there');
  await world.call('account.set-token', { id: world.accountId, token: addToken(world.box.world, ann) });
  expect(await world.call('repository.fetch', { id: world.repositoryId })).toMatchObject({ state: 'ready', failure: null });
});

test('knows after a restart that a token was kept for the session only', async () => {
  await world.engine.dispose();
  const next = openEngine(world.dataDir);
  expect(await next.call('account.list', {})).toMatchObject([{ token: 'missing' }]);
  await expect(next.call('account.projects', { id: world.accountId, search: '', page: 1 })).rejects.toMatchObject({ failure: { code: 'FORGE_UNAUTHORIZED' } });
  await next.engine.dispose();
});

test('keeps repositories and drafts when their account goes, and drafts when their repository goes', async () => {
  const { id: draftId } = await world.call('draft.create', { repositoryId: world.repositoryId, branch: 'main', title: 'Kept' });
  await world.call('account.remove', { id: world.accountId });
  expect(world.tokens.size).toBe(0);
  expect(await world.call('repository.list', {})).toMatchObject([{ accountId: null, projectPath: null }]);
  await expect(world.call('request.list', { repositoryId: world.repositoryId, state: 'all', refresh: true })).rejects.toMatchObject({ failure: { code: 'ACCOUNT_NEEDED' } });
  await world.call('account.add', { forge: 'gitlab', baseUrl: world.box.url, token: world.token });
  expect(await world.call('repository.list', {})).toMatchObject([{ projectPath: 'platform/infra' }]);
  await world.call('repository.remove', { id: world.repositoryId });
  expect(await world.call('draft.list', { repositoryId: null })).toEqual([]);
  const back = await world.call('repository.add', { url: `${world.box.url}/platform/infra`, accountId: null });
  expect(back.id).toBe(world.repositoryId);
  await world.call('repository.fetch', { id: back.id });
  expect(await world.call('draft.list', { repositoryId: back.id })).toMatchObject([{ id: draftId, title: 'Kept' }]);
  expect(await world.call('document.open', { repositoryId: back.id, path: 'a.yaml', ref: 'main', draftId })).toMatchObject({ text: 'a: 1\n' });
});

test('fetches on its timer and goes on with clones that a stop broke off', async () => {
  await world.call('settings.set', { fetchEveryMinutes: 1 });
  await world.engine.dispose();
  let aheadMs = 0;
  const next = openEngine(world.dataDir, { tokens: world.tokens, background: true, now: () => Date.now() + aheadMs });
  const [before] = await next.call('repository.list', {});
  aheadMs = 61_000;
  await expect.poll(async () => (await next.call('repository.list', {}))[0]?.fetchedAtMs ?? 0, { timeout: 30_000, interval: 500 }).toBeGreaterThan(before?.fetchedAtMs ?? 0);
  await next.engine.dispose();
}, 60_000);
