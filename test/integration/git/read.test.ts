import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { diffTrees } from '../../../main/git/diff-trees.ts';
import { listTree } from '../../../main/git/list-tree.ts';
import { mergeBase } from '../../../main/git/merge-base.ts';
import { readBlob } from '../../../main/git/read-blob.ts';
import { readBlobAtPath, statBlobAtPath } from '../../../main/git/read-blob-at-path.ts';
import { readCommit } from '../../../main/git/read-commit.ts';
import { readTree } from '../../../main/git/read-tree.ts';
import { resolveRef } from '../../../main/git/resolve-ref.ts';
import { objectsOf } from '../../../main/git/objects/object-database.ts';
import { readBaseFile } from '../../../main/use-cases/repository/base-file.ts';
import { bareRepository, git, gitWith, sampleRepository, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();
let dir = '';
let woven = '';

beforeAll(() => {
  dir = sampleRepository(root, 'sample.git');
  git(dir, 'repack', '-adfq', '--depth=50');
  woven = wovenRepository();
});

/** A history full of merges, octopus and criss-cross ones too, made by a fixed generator. */
function wovenRepository(): string {
  const made = bareRepository(root, 'woven.git');
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const lines: string[] = [];
  for (let mark = 1; mark <= 200; mark++) {
    const time = 1_600_000_000 + mark * 10 - (next(10) === 0 ? 500 : 0);
    lines.push(`commit refs/heads/b${String(next(6))}`, `mark :${String(mark)}`, `committer A <a@b> ${String(time)} +0000`, 'data 1', 'x');
    const parents = [...new Set(Array.from({ length: mark === 1 ? 0 : 1 + (next(3) === 0 ? 1 + next(2) : 0) }, () => Math.max(1, mark - 1 - next(12))))];
    for (const [place, parent] of parents.entries()) lines.push(`${place === 0 ? 'from' : 'merge'} :${String(parent)}`);
    lines.push(`M 100644 inline f${String(next(9))}/g${String(next(9))}.txt`, 'data 3', `${String(100 + next(900))}`, '');
  }
  gitWith(made, `${lines.join('\n')}\n`, ['fast-import', '--quiet', '--force']);
  return made;
}

test('listing a tree answers what git ls-tree answers', () => {
  const oid = resolveRef({ dir, ref: 'main' });
  const ours = listTree({ dir, oid }).map((entry) => `${entry.mode} ${entry.type} ${entry.oid}\t${entry.path}`);
  expect(ours.join('\n')).toBe(git(dir, 'ls-tree', '-r', 'main'));
  expect(readTree({ dir, oid }).map((entry) => `${entry.mode} ${entry.type} ${entry.oid}\t${entry.path}`).join('\n')).toBe(git(dir, 'ls-tree', 'main'));
});

test('names resolve as in git, and unknown ones say so', () => {
  const oid = git(dir, 'rev-parse', 'main');
  for (const ref of ['main', 'refs/heads/main', 'HEAD', oid]) expect(resolveRef({ dir, ref })).toBe(oid);
  expect(resolveRef({ dir, ref: 'v1' })).toBe(git(dir, 'rev-parse', 'v1^{commit}'));
  for (const ref of ['none', '../../HEAD', 'a'.repeat(40), '', '-f', 'main\0']) expect(() => resolveRef({ dir, ref })).toThrow(/no branch or commit/);
});

test('every blob of every version reads as git cat-file does', () => {
  const oids = git(dir, 'rev-list', '--all', '--objects').split('\n').map((line) => line.split(' ')[0] ?? '');
  const blobs = oids.filter((oid) => git(dir, 'cat-file', '-t', oid) === 'blob').slice(0, 40);
  expect(blobs.length).toBeGreaterThan(20);
  for (const oid of blobs) expect(Buffer.from(readBlob({ dir, oid })).toString()).toBe(`${git(dir, 'cat-file', 'blob', oid)}\n`);
});

test('a commit has the people, times, parents and message that git shows', () => {
  for (const oid of git(woven, 'rev-list', '--all', '--max-count=50').split('\n')) {
    const commit = readCommit({ dir: woven, oid });
    const shown = [commit.tree, commit.parents.join(' '), commit.author.name, commit.author.email, commit.committer.timeMs / 1000, commit.message].join('|');
    expect(shown).toBe(git(woven, 'show', '-s', '--format=%T|%P|%an|%ae|%ct|%B', oid));
  }
});

test('merge bases of random pairs in a woven history are among those that git names best', () => {
  const oids = git(woven, 'rev-list', '--all').split('\n');
  for (let at = 0; at < 60; at++) {
    const a = oids[(at * 37) % oids.length] ?? '';
    const b = oids[(at * 61 + 13) % oids.length] ?? '';
    const all = basesOf(a, b);
    const ours = mergeBase({ dir: woven, a, b });
    if (ours === null) expect(all).toEqual([]);
    else expect(all).toContain(ours);
  }
});

function basesOf(a: string, b: string): string[] {
  try {
    return git(woven, 'merge-base', '--all', a, b).split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

test('differences of random commits equal git diff-tree', () => {
  const oids = git(woven, 'rev-list', '--all').split('\n');
  const letters = { added: 'A', modified: 'M', deleted: 'D' } as const;
  for (let at = 0; at < 40; at++) {
    const a = oids[(at * 31) % oids.length] ?? '';
    const b = oids[(at * 17 + 5) % oids.length] ?? '';
    const ours = diffTrees({ dir: woven, a, b }).map(({ path, kind }) => `${letters[kind]}\t${path}`);
    expect(ours.join('\n')).toBe(git(woven, 'diff-tree', '-r', '--no-renames', '--name-status', a, b));
  }
});

test('the size of every object, packed, as a delta and loose, is what git says', () => {
  git(dir, 'hash-object', '-w', '--stdin');
  const rows = git(dir, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objectsize)').split('\n').map((row) => row.split(' '));
  expect(rows.length).toBeGreaterThan(40);
  for (const [oid = '', size = ''] of rows) expect(objectsOf(dir).sizeOf(oid), oid).toBe(Number(size));
  expect(objectsOf(dir).sizeOf('e'.repeat(40))).toBe(0);
});

test('a file that would swell to hundreds of megabytes is refused by its size, without being made', { timeout: 60_000 }, () => {
  const huge = bareRepository(root, 'huge.git');
  // Made beside this process, whose peak of memory is judged.
  const blob = execFileSync('sh', ['-c', `head -c ${String(300 << 20)} /dev/zero | git hash-object -w --stdin`], { cwd: huge, encoding: 'utf8' }).trim();
  const commit = git(huge, 'commit-tree', '-m', 'x', gitWith(huge, `100644 blob ${blob}\thuge.yaml\n`, ['mktree']));
  git(huge, 'update-ref', 'refs/heads/main', commit);
  git(huge, 'repack', '-adq');
  const before = process.resourceUsage().maxRSS;
  expect(statBlobAtPath({ dir: huge, commit, path: 'huge.yaml' })).toMatchObject({ oid: blob, size: 300 << 20 });
  expect(readBaseFile({ dir: huge, commit, path: 'huge.yaml' })).toMatchObject({ text: null, sizeBytes: 300 << 20, unreadable: { code: 'TOO_LARGE', message: expect.stringContaining('300 MB') as string } });
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(100_000);
});

test('a path that does not exist or is a folder is not found', () => {
  const commit = resolveRef({ dir, ref: 'main' });
  for (const path of ['none', 'envs', 'envs/none/x', 'README.md/x', '', '../README.md', 'envs//dev']) {
    expect(() => readBlobAtPath({ dir, commit, path })).toThrow(/does not exist at this commit/);
  }
});

test('links, submodules, LFS pointers and hostile names are listed and flagged, never followed', () => {
  const hostile = bareRepository(root, 'hostile.git');
  const blob = gitWith(hostile, '../../../etc/passwd', ['hash-object', '-w', '--stdin']);
  const pointer = gitWith(hostile, `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`, ['hash-object', '-w', '--stdin']);
  const raw = (entries: [string, string, string][]): string => {
    const bytes = Buffer.concat(entries.map(([mode, name, oid]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')])));
    return gitWith(hostile, bytes, ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin']);
  };
  const inner = raw([['100644', 'config', blob]]);
  const tree = raw([
    ['40000', '..', inner], ['40000', '.GIT', inner], ['40000', '.git', inner], ['40000', '.g\u200cit', inner], ['40000', 'GIT~1', inner],
    ['100644', 'a\\b', blob], ['100644', 'bell\u0007', blob], ['100644', 'big.bin', pointer], ['120000', 'link', blob], ['160000', 'module', 'b'.repeat(40)],
    ['100644', 'n'.repeat(4096), blob], ['100755', 'run.sh', blob],
  ]);
  const commit = git(hostile, 'commit-tree', '-m', 'x', tree);
  const entries = new Map(listTree({ dir: hostile, oid: commit }).map((entry) => [entry.path, entry]));
  for (const path of ['../config', '.GIT/config', '.git/config', '.g\u200cit/config', 'GIT~1/config', 'a\\b', 'bell\u0007', 'n'.repeat(4096)]) expect(entries.get(path)?.unsafe, path).toBeTruthy();
  expect(entries.get('link')).toMatchObject({ kind: 'symlink', unsafe: null });
  expect(entries.get('module')).toMatchObject({ kind: 'submodule', type: 'commit', oid: 'b'.repeat(40) });
  expect(entries.get('run.sh')).toMatchObject({ kind: 'executable' });
  expect(readBlobAtPath({ dir: hostile, commit, path: 'big.bin' }).lfs).toEqual({ sha256: 'a'.repeat(64), size: 12345 });
  expect(readBlobAtPath({ dir: hostile, commit, path: 'link' })).toMatchObject({ kind: 'symlink', lfs: null });
  expect(() => readBlobAtPath({ dir: hostile, commit, path: 'module' })).toThrow();
});

test('a tree that holds itself many times over is refused, not listed for ever', () => {
  const bomb = bareRepository(root, 'bomb.git');
  let oid = gitWith(bomb, 'x', ['hash-object', '-w', '--stdin']);
  for (let level = 0; level < 8; level++) {
    const kind = level === 0 ? '100644 blob' : '040000 tree';
    oid = gitWith(bomb, Array.from({ length: 10 }, (_, at) => `${kind} ${oid}\tn${String(at)}\n`).join(''), ['mktree']);
  }
  expect(() => listTree({ dir: bomb, oid })).toThrow(/more than/);
});
