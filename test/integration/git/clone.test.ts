import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { deepenRepository } from '../../../main/git/deepen-repository.ts';
import { fetchRepository } from '../../../main/git/fetch-repository.ts';
import { openStore } from '../../../main/git/open-store.ts';
import { readCommit } from '../../../main/git/read-commit.ts';
import { readBlobAtPath } from '../../../main/git/read-blob-at-path.ts';
import { listBranches } from '../../../main/git/list-branches.ts';
import type { TransferProgress } from '../../../main/git/types.ts';
import { start, type GitServer } from '../../harness/git-server.ts';
import { addCommits, bareRepository, git, gitWith, refsOf, sampleRepository, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();
let server: GitServer;
let old: GitServer;
let serial = 0;

beforeAll(async () => {
  sampleRepository(root, 'sample.git');
  server = await start({ root });
  old = await start({ root, old: true });
});
afterAll(async () => Promise.all([server.close(), old.close()]));

function place(): string {
  return join(root, 'clones', `c${String(serial++)}`);
}

function remote(name = 'sample.git', from = server): { url: string } {
  return { url: `${from.url}/${name}` };
}

test('a full clone has every ref and satisfies the real git', async () => {
  const dir = place();
  const phases: TransferProgress[] = [];
  const result = await cloneRepository({ dir, depth: null, remote: { ...remote(), onProgress: (progress) => phases.push(progress) } });
  expect(result).toMatchObject({ empty: false, defaultBranch: 'main', shallow: false, head: git(join(root, 'sample.git'), 'rev-parse', 'main') });
  expect(refsOf(dir)).toBe(refsOf(join(root, 'sample.git')));
  git(dir, 'fsck', '--full', '--strict');
  for (const name of packs(dir)) git(dir, 'verify-pack', `objects/pack/${name}`);
  expect(phases.some(({ phase, done, total }) => phase === 'receiving' && done === total)).toBe(true);
});

test('a shallow clone is usable at once, and deepening completes it into one pack', async () => {
  const dir = place();
  const first = await cloneRepository({ dir, depth: 1, remote: remote() });
  expect(first.shallow).toBe(true);
  expect(git(dir, 'rev-list', '--count', 'main')).toBe('1');
  expect(readCommit({ dir, oid: first.head ?? '' })).toMatchObject({ parents: [], shallow: true });
  expect(readBlobAtPath({ dir, commit: first.head ?? '', path: 'envs/prod/db/main.tf' }).content.length).toBeGreaterThan(100);
  expect(listBranches({ dir })).toEqual([{ name: 'main', ref: 'refs/heads/main', oid: first.head, isDefault: true }]);
  await deepenRepository({ dir, remote: remote() });
  expect(openStore({ dir }).shallow).toBe(false);
  expect(refsOf(dir)).toBe(refsOf(join(root, 'sample.git')));
  expect(packs(dir)).toHaveLength(1);
  expect(readCommit({ dir, oid: first.head ?? '' }).parents).toHaveLength(1);
  git(dir, 'fsck', '--full', '--strict');
});

test('a server that knows only the old protocol is cloned, deepened and fetched alike', async () => {
  const dir = place();
  const source = sampleRepository(root, 'old.git');
  await cloneRepository({ dir, depth: 1, remote: remote('old.git', old) });
  expect(git(dir, 'rev-list', '--count', 'main')).toBe('1');
  await deepenRepository({ dir, remote: remote('old.git', old) });
  const tip = addCommits(source, 'main', [{ 'new.yaml': 'a: 1\n' }]);
  const fetched = await fetchRepository({ dir, remote: remote('old.git', old) });
  expect(fetched.updated).toMatchObject([{ ref: 'refs/heads/main', new: tip }]);
  expect(refsOf(dir)).toBe(refsOf(source));
  git(dir, 'fsck', '--full', '--strict');
});

test('a fetch brings what moved, follows a rewritten branch and drops deleted ones', async () => {
  const source = sampleRepository(root, 'moving.git');
  const dir = place();
  await cloneRepository({ dir, depth: null, remote: remote('moving.git') });
  const before = git(source, 'rev-parse', 'main');
  const tip = addCommits(source, 'main', [{ 'envs/dev/api.yaml': 'replicas: 3\n' }]);
  git(source, 'branch', '-f', 'side', 'main~4');
  git(source, 'branch', 'feature/new', 'main');
  git(source, 'tag', '-d', 'v1');
  const result = await fetchRepository({ dir, remote: remote('moving.git') });
  expect(result.updated).toContainEqual({ ref: 'refs/heads/main', old: before, new: tip });
  expect(result.updated).toContainEqual({ ref: 'refs/heads/feature/new', old: null, new: tip });
  expect(result.deleted).toEqual(['refs/tags/v1']);
  expect(refsOf(dir)).toBe(refsOf(source));
  git(dir, 'fsck', '--full', '--strict');
  const again = await fetchRepository({ dir, remote: remote('moving.git') });
  expect(again).toMatchObject({ updated: [], deleted: [] });
});

test('a branch and a folder of branches may trade places between two fetches', async () => {
  const source = sampleRepository(root, 'trading.git');
  git(source, 'branch', 'topic', 'main');
  const dir = place();
  await cloneRepository({ dir, depth: null, remote: remote('trading.git') });
  git(source, 'branch', '-D', 'topic');
  git(source, 'branch', 'topic/part', 'main');
  await fetchRepository({ dir, remote: remote('trading.git') });
  expect(refsOf(dir)).toBe(refsOf(source));
});

test('an empty repository is cloned as empty and filled by a later fetch', async () => {
  const source = bareRepository(root, 'empty.git');
  const dir = place();
  expect(await cloneRepository({ dir, depth: 1, remote: remote('empty.git') })).toMatchObject({ empty: true, head: null, defaultBranch: 'main' });
  expect(openStore({ dir })).toEqual({ defaultBranch: 'main', head: null, shallow: false });
  const tip = addCommits(source, 'main', [{ 'a.yaml': 'a: 1\n' }]);
  await fetchRepository({ dir, remote: remote('empty.git') });
  expect(openStore({ dir }).head).toBe(tip);
});

test('branches with names like options are cloned and harm nobody', async () => {
  const source = sampleRepository(root, 'flags.git');
  git(source, 'update-ref', 'refs/heads/--upload-pack=x', 'main');
  git(source, 'update-ref', 'refs/heads/-f', 'main');
  const dir = place();
  await cloneRepository({ dir, depth: null, remote: remote('flags.git') });
  expect(refsOf(dir)).toBe(refsOf(source));
});

test('a repository with SHA-256 names is refused with a sentence', async () => {
  const dir = join(root, 'sha256.git');
  git(root, 'init', '-q', '--bare', '--object-format=sha256', dir);
  gitWith(dir, 'commit refs/heads/main\ncommitter A <a@b> 1 +0000\ndata 1\nx\n', ['fast-import', '--quiet']);
  await expect(cloneRepository({ dir: place(), depth: null, remote: remote('sha256.git') })).rejects.toMatchObject({ code: 'REPOSITORY_UNSUPPORTED' });
});

test('a cancelled clone leaves nothing', async () => {
  const dir = place();
  const control = new AbortController();
  const slow = await start({ root, latency: 50 });
  try {
    const clone = cloneRepository({ dir, depth: null, remote: { ...remote('sample.git', slow), signal: control.signal, onProgress: () => control.abort() } });
    await expect(clone).rejects.toMatchObject({ code: 'CANCELLED' });
  } finally {
    await slow.close();
  }
  expect(leftovers(dir)).toEqual([]);
});

test('a clone that was killed leaves a wreck that the next try clears away', async () => {
  const dir = place();
  const hanging = await start({ root, faults: [{ match: /POST .*git-upload-pack/, kind: 'hang', afterBytes: 1200 }] });
  const script = `const {cloneRepository}=await import(${JSON.stringify(new URL('../../../main/git/clone-repository.ts', import.meta.url).href)});
    await cloneRepository({dir:${JSON.stringify(dir)},depth:null,remote:{url:${JSON.stringify(`${hanging.url}/sample.git`)}}});`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', '--input-type=module', '-e', script], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  try {
    await expect.poll(() => hanging.requests.filter(({ line }) => line.startsWith('POST')).length, { timeout: 20_000 }).toBeGreaterThan(1);
    await expect.poll(() => leftovers(dir).length, { timeout: 10_000 }).toBe(1);
  } finally {
    child.kill('SIGKILL');
    await ended;
    await hanging.close();
  }
  expect(leftovers(dir)).toHaveLength(1);
  await cloneRepository({ dir, depth: null, remote: remote() });
  expect(leftovers(dir)).toEqual([dir.split('/').pop()]);
});

function packs(dir: string): string[] {
  return readdirSync(join(dir, 'objects', 'pack')).filter((name) => name.endsWith('.idx'));
}

function leftovers(dir: string): string[] {
  const name = dir.split('/').pop() ?? '';
  const folder = join(root, 'clones');
  return existsSync(folder) ? readdirSync(folder).filter((each) => each === name || each.startsWith(`${name}.`)) : [];
}
