import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import type { Person } from '../../../main/git/types.ts';

// Each of these tests starts the real git many times, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** The environment in which the real git is asked: no configuration but ours, fixed people and times. */
const environment = {
  PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C',
  GIT_AUTHOR_NAME: 'Ana', GIT_AUTHOR_EMAIL: 'ana@example.com', GIT_COMMITTER_NAME: 'Ana', GIT_COMMITTER_EMAIL: 'ana@example.com',
};

/** Runs the real git in a folder and answers what it printed, without the last line end; throws when it fails. */
export function git(dir: string, ...args: string[]): string {
  return gitWith(dir, '', args);
}

/** Runs the real git with something to read. */
// oxlint-disable-next-line eslint/max-params -- the last one is for the one test that needs it
export function gitWith(dir: string, input: string | Buffer, args: readonly string[], extra: Readonly<Record<string, string>> = {}): string {
  return execFileSync('git', ['-c', 'safe.directory=*', ...args], { cwd: dir, env: { ...environment, ...extra }, input, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] }).replace(/\n$/, '');
}

/** A temporary folder that is removed when the test file ends. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'fairlead-git-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }));
  return dir;
}

/** An empty bare repository of the real git. */
export function bareRepository(root: string, name: string): string {
  const dir = join(root, name);
  mkdirSync(dir, { recursive: true });
  git(dir, 'init', '-q', '--bare', '--initial-branch=main', '.');
  return dir;
}

let clock = 1_700_000_000;

/** Adds commits to a branch of a bare repository, each with these files on top of what is there; answers the last id. */
export function addCommits(dir: string, branch: string, files: readonly Readonly<Record<string, string | null>>[]): string {
  const lines: string[] = [];
  for (const [place, each] of files.entries()) {
    clock += 60;
    lines.push(`commit refs/heads/${branch}`, `author Ana <ana@example.com> ${String(clock)} +0100`, `committer Ana <ana@example.com> ${String(clock)} +0100`, 'data 7', 'change', '');
    if (place === 0 && hasBranch(dir, branch)) lines.push(`from refs/heads/${branch}^0`);
    for (const [path, content] of Object.entries(each)) {
      if (content === null) lines.push(`D ${path}`);
      else lines.push(`M 100644 inline ${path}`, `data ${String(Buffer.byteLength(content))}`, content);
    }
    lines.push('');
  }
  gitWith(dir, `${lines.join('\n')}\n`, ['fast-import', '--quiet', '--force']);
  return git(dir, 'rev-parse', `refs/heads/${branch}`);
}

function hasBranch(dir: string, branch: string): boolean {
  return git(dir, 'for-each-ref', `refs/heads/${branch}`) !== '';
}

/** A repository with several folders, twenty commits on main and a side branch. */
export function sampleRepository(root: string, name: string): string {
  const dir = bareRepository(root, name);
  const text = (path: string, version: number): string => `${Array.from({ length: 40 }, (_, line) => `${path} line ${String(line)} ${line === version ? 'changed' : 'same'}`).join('\n')}\n`;
  const paths = ['README.md', ...['dev', 'staging', 'prod'].flatMap((env) => ['api.yaml', 'web.yaml', 'db/main.tf'].map((file) => `envs/${env}/${file}`))];
  addCommits(dir, 'main', [Object.fromEntries(paths.map((path) => [path, text(path, 0)]))]);
  addCommits(dir, 'main', Array.from({ length: 19 }, (_, version) => ({ [paths[version % paths.length] ?? '']: text(paths[version % paths.length] ?? '', version + 1) })));
  git(dir, 'branch', 'side', 'main~5');
  addCommits(dir, 'side', [{ 'envs/dev/side.yaml': 'side: true\n' }]);
  git(dir, 'tag', '-a', '-m', 'first', 'v1', 'main~3');
  return dir;
}

/** All refs of a repository as `name id` lines. */
export function refsOf(dir: string): string {
  return git(dir, 'for-each-ref', '--format=%(refname) %(objectname)');
}

/** The author of commits in tests. */
export const operator: Person = { name: 'Olga Operator', email: 'olga@example.com', timeMs: 1_700_100_000_000, offsetMinutes: 60 };
