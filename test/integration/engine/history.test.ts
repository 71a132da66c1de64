import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorld, type World } from './engine-world.ts';
import { realGit } from './real-git.ts';

let world: World;
const path = 'prod/values.yaml';

beforeEach(async () => {
  world = await startWorld({ [path]: 'replicas: 3\nport: 80\n', 'README.md': 'hello\n' }, { [path]: 'replicas: 4\nport: 80\n' }, { 'README.md': 'hello again\n' }, { [path]: 'replicas: 5\nport: 80\n' });
  await expect.poll(async () => (await world.call('history.state', { repositoryId: world.repositoryId })).complete, { timeout: 60_000, interval: 300 }).toBe(true);
}, 90_000);

afterEach(async () => { await world.dispose(); });

test('answers about the past through the engine as the real git does', async () => {
  const at = { repositoryId: world.repositoryId, ref: 'main' };
  const commits = realGit(world.remoteDir, 'rev-list', 'main', '--', path).trim().split('\n');
  const log = await world.call('history.log', { ...at, path, follow: true, offset: 0, limit: 10 });
  expect(log.commits.map((commit) => commit.oid)).toEqual(commits);
  const [newest = '', older = '', oldest = ''] = commits;
  expect(await world.call('history.commit', { ...at, oid: newest })).toMatchObject({ changes: [{ path, kind: 'modified' }] });
  const { versions } = await world.call('history.field', { ...at, path, document: 0, field: ['replicas'], limit: 10 });
  expect(versions.map((version) => version.commit.oid)).toEqual(commits);
  expect(JSON.stringify(await world.call('history.blame', { ...at, path }))).toContain(newest);
  expect(await world.call('history.compare', { repositoryId: world.repositoryId, from: oldest, to: newest, path: '' })).toHaveLength(2);
  expect(await world.call('history.at', { ...at, atMs: (1_700_000_000 + 3601) * 1000 })).toMatchObject({ oid: older });
  expect((await world.call('history.search', { ...at, query: 'again', within: 'content', limit: 10 })).hits).toHaveLength(1);
  expect((await world.call('history.activity', { ...at, path: '', by: 'month' })).length).toBeGreaterThan(0);
  expect(await world.call('history.contributors', { ...at, path: '' })).toHaveLength(1);
}, 60_000);
