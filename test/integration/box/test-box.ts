import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gitEnvironment } from '../../../main/box/git/run-git.ts';
import type { ProjectRecord } from '../../../main/box/records.ts';
import { addProject, addToken, addUser, type NewProject } from '../../../main/box/seed.ts';
import { type Box, startBox } from '../../../main/box/start-box.ts';
import { createForge } from '../../../main/forge/index.ts';
import type { ForgePort } from '../../../main/forge/port.ts';

const run = promisify(execFile);

/** A box with one project, two people and a clone made by the real git. */
export interface TestBox {
  readonly box: Box;
  readonly dir: string;
  readonly dataDir: string;
  readonly project: ProjectRecord;
  /** Ann is a developer, Max a maintainer, Ron a reporter. */
  readonly tokens: { readonly ann: string; readonly max: string; readonly ron: string };
  readonly forge: ForgePort;
  forgeFor(token: string): ForgePort;
  /** Runs git in the clone with Ann's token. */
  git(...args: string[]): Promise<string>;
  /** Commits files on a new branch that begins at `from` and pushes it; answers the commit. */
  push(branch: string, files: Readonly<Record<string, string>>, from?: string): Promise<string>;
  api(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }>;
  dispose(): Promise<void>;
}

/** A history of one commit for `git fast-import`. */
function oneCommit(files: Readonly<Record<string, string>>, branch = 'main'): string {
  const writes = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  return `commit refs/heads/${branch}\ncommitter Max <max@example.com> 1700000000 +0000\ndata 6\nBegin\n${writes.join('')}\n`;
}

/** Starts a box with a project of these files; dispose it. */
export async function startTestBox(files: Readonly<Record<string, string>>, rules: Partial<NewProject> = {}): Promise<TestBox> {
  const dir = await mkdtemp(join(tmpdir(), 'fairlead-box-'));
  const dataDir = join(dir, 'data');
  const box = await startBox({ dataDir });
  const [ann, max, ron] = ['Ann', 'Max', 'Ron'].map((name) => addUser(box.world, { username: name.toLowerCase(), name, email: `${name.toLowerCase()}@example.com` }));
  if (ann === undefined || max === undefined || ron === undefined) throw new Error('three people were made');
  const members = [{ userId: ann.id, accessLevel: 30 }, { userId: max.id, accessLevel: 40 }, { userId: ron.id, accessLevel: 20 }];
  const project = await addProject(box.world, { path: 'group/sub/project', name: 'project', members, history: oneCommit(files), ...rules });
  const tokens = { ann: addToken(box.world, ann), max: addToken(box.world, max), ron: addToken(box.world, ron) };
  const forgeFor = (token: string): ForgePort => createForge('gitlab', { baseUrl: box.url, fetch, token: () => Promise.resolve(token) });
  const clone = join(dir, 'clone');
  const git = gitIn(clone, tokens.ann);
  await gitIn(dir, tokens.ann)('clone', '--quiet', `${box.url}/group/sub/project.git`, 'clone');
  return {
    box, dir, dataDir, project, tokens, git, forgeFor, forge: forgeFor(tokens.ann),
    push: async (branch, changes, from = 'origin/main') => {
      await git('checkout', '--quiet', '--detach', from);
      for (const [path, text] of Object.entries(changes)) await writeFile(join(clone, path), text);
      await git('add', '--all');
      await git('commit', '--quiet', '--message', `Change ${Object.keys(changes).join(', ')}`);
      await git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
      return (await git('rev-parse', 'HEAD')).trim();
    },
    api: async (path, init = {}) => {
      const response = await fetch(`${box.url}/api/v4${path}`, { ...init, headers: { 'private-token': tokens.ann, ...Object.fromEntries(new Headers(init.headers)) } });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) as unknown : text };
    },
    dispose: async () => {
      await box.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs the real git in a folder with a token, its errors included in what it throws. */
export function gitIn(cwd: string, token: string): (...args: string[]) => Promise<string> {
  const basic = Buffer.from(`any:${token}`).toString('base64');
  const who = { GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.com', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.com' };
  return async (...args) => {
    const { stdout } = await run('git', ['-c', `http.extraHeader=Authorization: Basic ${basic}`, ...args], { cwd, env: gitEnvironment(who), timeout: 60_000 });
    return stdout;
  };
}

/** Waits until `look` answers something else than undefined; fails after more than a minute. */
export async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + 80_000; Date.now() < end; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`it never came to ${what}`);
}
