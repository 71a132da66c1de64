import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { pushBranch } from '../../../main/git/push-branch.ts';
import { resolveRef } from '../../../main/git/resolve-ref.ts';
import { writeCommit } from '../../../main/git/write-commit.ts';
import type { FileChange } from '../../../main/git/types.ts';
import { start, type GitServer, type ServerFault } from '../../harness/git-server.ts';
import { addCommits, bareRepository, git, gitWith, operator, sampleRepository, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();
const faults: ServerFault[] = [];
let server: GitServer;
let serial = 0;

beforeAll(async () => {
  server = await start({ root, push: true, faults });
});
afterAll(async () => server.close());

interface Pair {
  readonly source: string;
  readonly dir: string;
  readonly remote: { readonly url: string };
  readonly tip: string;
}

async function clonePair(depth: number | null = null): Promise<Pair> {
  const name = `r${String(serial++)}`;
  const source = sampleRepository(root, `${name}.git`);
  const dir = join(root, 'clones', name);
  const remote = { url: `${server.url}/${name}.git` };
  await cloneRepository({ dir, depth, remote });
  return { source, dir, remote, tip: resolveRef({ dir, ref: 'main' }) };
}

function commitOn({ dir, tip }: Pick<Pair, 'dir' | 'tip'>, changes: readonly FileChange[]): string {
  return writeCommit({ dir, parent: tip, changes, message: 'Change things', author: operator, committer: operator });
}

const text = (content: string): Uint8Array => Buffer.from(content);

test('a commit changes exactly the paths it names, and the tree is the one that git would write', async () => {
  const pair = await clonePair();
  const { dir, tip } = pair;
  const oid = commitOn(pair, [
    { path: 'envs/prod/api.yaml', content: text('replicas: 5\n') },
    { path: 'envs/prod/new/deep/file.tf', content: text('a = 1\n'), mode: '100755' },
    { path: 'envs/dev/db/main.tf', content: null },
  ]);
  expect(git(dir, 'diff-tree', '-r', '--name-status', tip, oid).split('\n')).toEqual(['D\tenvs/dev/db/main.tf', 'M\tenvs/prod/api.yaml', 'A\tenvs/prod/new/deep/file.tf']);
  git(dir, 'fsck', '--full', '--strict');
  const index = join(root, `index${String(serial++)}`);
  const blob = gitWith(dir, 'replicas: 5\n', ['hash-object', '-w', '--stdin']);
  const other = gitWith(dir, 'a = 1\n', ['hash-object', '-w', '--stdin']);
  const update = `100644 ${blob}\tenvs/prod/api.yaml\n100755 ${other}\tenvs/prod/new/deep/file.tf\n0 ${'0'.repeat(40)}\tenvs/dev/db/main.tf\n`;
  const run = (input: string, ...args: string[]): string => gitWith(dir, input, args, { GIT_INDEX_FILE: index });
  run('', 'read-tree', tip);
  run(update, 'update-index', '--index-info');
  expect(git(dir, 'rev-parse', `${oid}^{tree}`)).toBe(run('', 'write-tree'));
  expect(git(dir, 'show', '-s', '--format=%an <%ae> %at %s', oid)).toBe('Olga Operator <olga@example.com> 1700100000 Change things');
});

test('only new objects are written: blobs that changed, the trees above them, the commit', async () => {
  const pair = await clonePair();
  const before = Number(git(pair.dir, 'count-objects').split(' ')[0]);
  commitOn(pair, [{ path: 'envs/prod/api.yaml', content: text('replicas: 6\n') }]);
  expect(Number(git(pair.dir, 'count-objects').split(' ')[0]) - before).toBe(5);
});

test('a first commit begins a history', () => {
  const dir = bareRepository(root, `first${String(serial++)}.git`);
  const oid = writeCommit({ dir, parent: null, changes: [{ path: 'a/b.yaml', content: text('a: 1\n') }], message: 'First', author: operator, committer: operator });
  expect(git(dir, 'rev-list', '--count', oid)).toBe('1');
  git(dir, 'fsck', '--full', '--strict');
});

test('paths that could harm a checkout are refused, and nothing is written', async () => {
  const pair = await clonePair();
  const before = git(pair.dir, 'count-objects');
  const bad = ['../x', 'a/../b', '.git/config', 'a/.GIT/x', 'a/.g\u200cit/x', 'git~1', '.git::$DATA', '.git ', '/abs', 'a//b', 'a/', '', 'a\0b', 'a\\b', './x', `${'n'.repeat(300)}`, `${'d/'.repeat(2100)}x`, 'a\nb'];
  for (const path of bad) expect(() => commitOn(pair, [{ path, content: text('x') }]), path).toThrow(/is not safe/);
  expect(git(pair.dir, 'count-objects')).toBe(before);
});

test('a link or a submodule is never overwritten, and what is not there cannot be deleted', async () => {
  const pair = await clonePair();
  const blob = gitWith(pair.dir, '/etc/passwd', ['hash-object', '-w', '--stdin']);
  const tree = gitWith(pair.dir, `120000 blob ${blob}\tlink\n160000 commit ${'b'.repeat(40)}\tmodule\n`, ['mktree', '--missing']);
  const tip = git(pair.dir, 'commit-tree', '-m', 'x', tree);
  const base = { dir: pair.dir, tip };
  for (const path of ['link', 'module', 'link/x', 'module/x']) expect(() => commitOn(base, [{ path, content: text('x') }]), path).toThrow(/is not safe/);
  expect(() => commitOn(base, [{ path: 'none', content: null }])).toThrow(/does not exist/);
  const oid = commitOn(base, [{ path: 'ok.yaml', content: text('a: 1\n') }]);
  expect(git(pair.dir, 'ls-tree', oid)).toContain(`160000 commit ${'b'.repeat(40)}\tmodule`);
});

test.each([['full', null], ['shallow', 1]] as const)('a branch is pushed from a %s clone and the server has exactly that commit', async (_, depth) => {
  const pair = await clonePair(depth);
  const oid = commitOn(pair, [{ path: 'envs/prod/api.yaml', content: text('replicas: 5\n') }]);
  const result = await pushBranch({ ...pair, oid, branch: 'change/replicas', expectedOld: null });
  expect(result.alreadyThere).toBe(false);
  expect(result.bytes).toBeLessThan(1500);
  expect(git(pair.source, 'rev-parse', 'change/replicas')).toBe(oid);
  git(pair.source, 'fsck', '--full', '--strict');
  expect(await pushBranch({ ...pair, oid, branch: 'change/replicas', expectedOld: null })).toMatchObject({ alreadyThere: true });
  const next = commitOn({ dir: pair.dir, tip: oid }, [{ path: 'envs/prod/web.yaml', content: text('replicas: 7\n') }]);
  await pushBranch({ ...pair, oid: next, branch: 'change/replicas', expectedOld: oid });
  expect(git(pair.source, 'rev-list', '--count', 'main..change/replicas')).toBe('2');
});

test('a commit on an old base, which no ref names, is pushed without what the server has', async () => {
  const pair = await clonePair();
  const oid = commitOn({ dir: pair.dir, tip: git(pair.dir, 'rev-parse', 'main~9') }, [{ path: 'envs/prod/api.yaml', content: text('replicas: 5\n') }]);
  const result = await pushBranch({ ...pair, oid, branch: 'old-base', expectedOld: null });
  expect(result.bytes).toBeLessThan(1500);
  git(pair.source, 'fsck', '--full', '--strict');
});

test('a branch that holds other commits is not overwritten', async () => {
  const pair = await clonePair();
  const oid = commitOn(pair, [{ path: 'a.yaml', content: text('a: 1\n') }]);
  git(pair.source, 'branch', 'taken', 'main~2');
  await expect(pushBranch({ ...pair, oid, branch: 'taken', expectedOld: null })).rejects.toMatchObject({ code: 'BRANCH_EXISTS' });
  await expect(pushBranch({ ...pair, oid, branch: 'taken', expectedOld: git(pair.source, 'rev-parse', 'main~1') })).rejects.toMatchObject({ code: 'BRANCH_EXISTS' });
  expect(git(pair.source, 'rev-parse', 'taken')).toBe(git(pair.source, 'rev-parse', 'main~2'));
});

test('a branch that moved between looking and pushing is not overwritten', async () => {
  const pair = await clonePair();
  const oid = commitOn(pair, [{ path: 'a.yaml', content: text('a: 1\n') }]);
  const racing = { ...pair.remote, onProgress: (): void => void addCommits(pair.source, 'race', [{ 'b.yaml': 'b: 1\n' }]) };
  await expect(pushBranch({ ...pair, remote: racing, oid, branch: 'race', expectedOld: null })).rejects.toMatchObject({ code: 'PUSH_REJECTED' });
});

test('a hook that refuses is quoted, and the commit is kept', async () => {
  const pair = await clonePair();
  mkdirSync(join(pair.source, 'hooks'), { recursive: true });
  const hook = join(pair.source, 'hooks', 'pre-receive');
  writeFileSync(hook, '#!/bin/sh\necho "GL-HOOK-ERR: Commit message must name a ticket"\nexit 1\n');
  chmodSync(hook, 0o755);
  const oid = commitOn(pair, [{ path: 'a.yaml', content: text('a: 1\n') }]);
  const push = pushBranch({ ...pair, oid, branch: 'refused', expectedOld: null });
  await expect(push).rejects.toMatchObject({ code: 'PUSH_REJECTED' });
  await expect(push).rejects.toThrow(/Commit message must name a ticket/);
  expect(resolveRef({ dir: pair.dir, ref: oid })).toBe(oid);
});

test('a push whose answer is lost can be repeated', async () => {
  const pair = await clonePair();
  const oid = commitOn(pair, [{ path: 'a.yaml', content: text('a: 1\n') }]);
  faults.push({ match: /POST .*git-receive-pack/, kind: 'reset', afterBytes: 5, times: 1 });
  await expect(pushBranch({ ...pair, oid, branch: 'lost', expectedOld: null })).rejects.toMatchObject({ code: 'REMOTE_FAULT' });
  await expect.poll(async () => (await pushBranch({ ...pair, oid, branch: 'lost', expectedOld: null })).alreadyThere).toBe(true);
  expect(git(pair.source, 'rev-parse', 'lost')).toBe(oid);
});

test('a server that does not allow pushing says so', async () => {
  const pair = await clonePair();
  const closed = await start({ root });
  try {
    const oid = commitOn(pair, [{ path: 'a.yaml', content: text('a: 1\n') }]);
    const url = pair.remote.url.replace(server.url, closed.url);
    await expect(pushBranch({ ...pair, remote: { url }, oid, branch: 'x', expectedOld: null })).rejects.toMatchObject({ code: 'REMOTE_UNAUTHORIZED' });
  } finally {
    await closed.close();
  }
});

test('a name that git does not allow for a branch is refused before anything is sent', async () => {
  const pair = await clonePair();
  const oid = commitOn(pair, [{ path: 'a.yaml', content: text('a: 1\n') }]);
  for (const branch of ['-f', '--force', 'a..b', 'a b', 'a~1', 'x.lock', '.x', 'a//b', 'HEAD', '@', 'a@{b', 'a\\b', '', 'ends.']) {
    await expect(pushBranch({ ...pair, oid, branch, expectedOld: null })).rejects.toMatchObject({ code: 'REF_INVALID' });
  }
});
