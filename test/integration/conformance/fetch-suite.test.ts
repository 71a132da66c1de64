import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchSuite } from '../../bench/conformance/fetch-suite.ts';
import { type GitServer, start } from '../../harness/git-server.ts';
import { addCommits, bareRepository, temporaryFolder } from '../git/real-git.ts';

const root = temporaryFolder();
let server: GitServer;
beforeAll(async () => {
  server = await start({ root });
});
afterAll(async () => server.close());

test('a suite is fetched at its commit, though the branch has gone on, and kept for the next run', async () => {
  const bare = bareRepository(root, 'owner/suite.git');
  const commit = addCommits(bare, 'main', [{ 'src/a.yaml': 'a: 1\n', 'src/deep/b.yaml': '\uFEFFb: 2\r\n', 'other/c.txt': 'c\n' }]);
  addCommits(bare, 'main', [{ 'src/a.yaml': 'changed\n' }]);
  const place = { base: `${server.url}/`, cache: join(root, 'cache') };
  const suite = { path: 'owner/suite.git', commit, folders: ['src'] };
  const folder = await fetchSuite(suite, place);
  expect(readdirSync(folder)).toEqual(['src']);
  expect(readFileSync(join(folder, 'src/a.yaml'), 'utf8')).toBe('a: 1\n');
  expect(readFileSync(join(folder, 'src/deep/b.yaml'), 'utf8')).toBe('\uFEFFb: 2\r\n');
  const asked = server.requests.length;
  expect(await fetchSuite(suite, place)).toBe(folder);
  expect(server.requests.length).toBe(asked);
});

test('what cannot be fetched leaves nothing in the cache', async () => {
  const cache = join(root, 'empty');
  const suite = { path: 'owner/none', commit: 'a'.repeat(40), folders: ['src'] };
  await expect(fetchSuite(suite, { base: server.url, cache })).rejects.toThrow();
  await expect(fetchSuite(suite, { base: 'http://127.0.0.1:9', cache })).rejects.toThrow();
  await expect(fetchSuite({ ...suite, path: 'owner/suite.git' }, { base: server.url, cache })).rejects.toThrow();
  expect(readdirSync(cache)).toEqual([]);
});
