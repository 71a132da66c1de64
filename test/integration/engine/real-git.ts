import { execFileSync } from 'node:child_process';

/** Asks the real git about a repository; a clean environment, so that nobody's settings count. */
export function realGit(dir: string, ...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', HOME: '/nonexistent', ...person };
  return execFileSync('git', ['--git-dir', dir, ...args], { encoding: 'utf8', env, stdio: ['pipe', 'pipe', 'pipe'] });
}

const person = { GIT_AUTHOR_NAME: 'Ben', GIT_AUTHOR_EMAIL: 'ben@example.invalid', GIT_COMMITTER_NAME: 'Ben', GIT_COMMITTER_EMAIL: 'ben@example.invalid' };

/** Commits one file on a branch of a bare repository with the real git, and answers the commit. */
export function commitFile(dir: string, file: { readonly branch: string; readonly path: string; readonly text: string }): string {
  const ref = `refs/heads/${file.branch}`;
  const stream = `commit ${ref}\ncommitter Ben <ben@example.invalid> 1710000000 +0000\ndata 5\nother\nfrom ${ref}^0\nM 100644 inline ${file.path}\ndata ${Buffer.byteLength(file.text)}\n${file.text}\n`;
  execFileSync('git', ['--git-dir', dir, 'fast-import', '--quiet', '--force'], { input: stream });
  return realGit(dir, 'rev-parse', ref).trim();
}
