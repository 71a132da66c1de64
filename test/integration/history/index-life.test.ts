import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openIndex } from '../../../main/history/history-index.ts';
import { HistoryThread } from '../../../main/history/threads/ask-history.ts';
import { buildIndex } from '../../../main/history/threads/build-index.ts';
import type { IndexPlace } from '../../../main/history/threads/messages.ts';
import { makeRandomRepository } from '../../harness/random-repository.ts';

const root = mkdtempSync(join(tmpdir(), 'fairlead-index-'));
const thread = new HistoryThread();
afterAll(async () => {
  await thread.dispose();
  rmSync(root, { recursive: true, force: true });
});

let serial = 0;

function repository(seed: number, commits: number): { place: IndexPlace; git: (...args: string[]) => string } {
  const name = `r${String(serial++)}`;
  const dir = join(root, name);
  makeRandomRepository(dir, { seed, commits });
  const who = ['-c', 'user.name=Dee', '-c', 'user.email=dee@example.org'];
  return { place: { dir, file: join(root, `${name}.db`) }, git: (...args) => execFileSync('git', ['--git-dir', dir, ...who, ...args], { encoding: 'utf8' }).trim() };
}

async function build(place: IndexPlace): Promise<number> {
  return buildIndex({ place, onProgress: () => undefined, signal: new AbortController().signal });
}

async function logOf(place: IndexPlace, tip: string, path = ''): Promise<string[]> {
  const page = await thread.ask(place, 'log', { tip, path, follow: false, offset: 0, limit: 1000 });
  return page.commits.map((commit) => commit.oid);
}

/** Commits on a branch without a working tree: `text` becomes the content of `path`. */
function commitOn(git: (...args: string[]) => string, dir: string, change: { branch: string; path: string; text: string; message: string }): string {
  const env = { ...process.env, GIT_DIR: dir, GIT_INDEX_FILE: join(dir, 'test-index'), GIT_AUTHOR_NAME: 'Dee', GIT_AUTHOR_EMAIL: 'dee@example.org', GIT_COMMITTER_NAME: 'Dee', GIT_COMMITTER_EMAIL: 'dee@example.org' };
  const run = (args: string[], input?: string): string => execFileSync('git', args, { env, encoding: 'utf8', ...(input === undefined ? {} : { input }) }).trim();
  run(['read-tree', change.branch]);
  const blob = run(['hash-object', '-w', '--stdin'], change.text);
  run(['update-index', '--add', '--cacheinfo', `100644,${blob},${change.path}`]);
  const commit = run(['commit-tree', run(['write-tree']), '-p', git('rev-parse', change.branch), '-m', change.message]);
  git('update-ref', `refs/heads/${change.branch}`, commit);
  return commit;
}

test('an index takes in what came since, and then answers as one that was built at once', { timeout: 120_000 }, async () => {
  const { place, git } = repository(21, 150);
  await build(place);
  const old = git('rev-parse', 'main');
  const tip = commitOn(git, place.dir, { branch: 'main', path: 'fresh/values.yaml', text: 'replicas: 3\n', message: 'Add the fresh chart' });
  expect(await build(place)).toBe(1);
  expect(await logOf(place, tip)).toEqual(git('log', '--format=%H', tip).split('\n'));
  expect(await logOf(place, old, 'README')).toEqual(git('log', '--format=%H', old, '--', 'README').split('\n'));
  expect(await build(place)).toBe(0);
});

test('many small additions become one, and the answers stay those of git', { timeout: 240_000 }, async () => {
  const { place, git } = repository(26, 40);
  await build(place);
  for (let round = 0; round < 9; round++) {
    const tip = commitOn(git, place.dir, { branch: 'main', path: `often/${String(round % 2)}.yaml`, text: `replicas: ${String(round)}\n`, message: `Scale to ${String(round)}` });
    expect(await build(place)).toBe(1);
    if (round % 3 === 0) expect(await logOf(place, tip, 'often')).toEqual(git('log', '--format=%H', tip, '--', 'often').split('\n'));
  }
  const index = openIndex(place.file);
  try {
    expect(index.connection.db.get('SELECT count(*) AS count FROM segments')).toMatchObject({ count: 3 });
  } finally {
    index.connection.close();
  }
  const tip = git('rev-parse', 'main');
  await thread.close(place.file);
  expect(await logOf(place, tip)).toEqual(git('log', '--format=%H', tip).split('\n'));
  for (const path of ['often', 'often/0.yaml', 'often/1.yaml', 'README']) expect(await logOf(place, tip, path), path).toEqual(git('log', '--format=%H', tip, '--', path).split('\n'));
});

test('a build that was stopped goes on, and ends as if it had not been', { timeout: 120_000 }, async () => {
  const { place, git } = repository(22, 900);
  const controller = new AbortController();
  const stopped = buildIndex({ place, onProgress: () => { controller.abort(); }, signal: controller.signal });
  await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  await build(place);
  const tip = git('rev-parse', 'main');
  expect(await logOf(place, tip, 'envs')).toEqual(git('log', '--format=%H', tip, '--', 'envs').split('\n').slice(0, 1000));
  expect(await thread.ask(place, 'state', {})).toEqual({ commits: Number(git('rev-list', '--count', 'main')), complete: true });
});

test('commits of a branch that was thrown away are in no answer', { timeout: 120_000 }, async () => {
  const { place, git } = repository(23, 60);
  const before = git('rev-parse', 'main');
  const gone = commitOn(git, place.dir, { branch: 'main', path: 'secret.yaml', text: 'a: 1\n', message: 'Mention zanzibar once' });
  await build(place);
  const found = await thread.ask(place, 'search', { dir: place.dir, tip: gone, query: 'zanzibar', within: 'messages', limit: 10 });
  expect(found.hits.map((hit) => hit.commit?.oid)).toEqual([gone]);
  git('update-ref', 'refs/heads/main', before);
  const after = commitOn(git, place.dir, { branch: 'main', path: 'other.yaml', text: 'b: 1\n', message: 'Go another way' });
  await build(place);
  expect((await thread.ask(place, 'search', { dir: place.dir, tip: after, query: 'zanzibar', within: 'messages', limit: 10 })).hits).toEqual([]);
  expect(await logOf(place, after)).not.toContain(gone);
  expect(await logOf(place, after, 'secret.yaml')).toEqual([]);
});

test('a damaged index is built anew', { timeout: 120_000 }, async () => {
  const { place, git } = repository(24, 60);
  await build(place);
  const bytes = readFileSync(place.file);
  bytes.fill(0x5a, 0, 4096);
  writeFileSync(place.file, bytes);
  rmSync(`${place.file}-wal`, { force: true });
  await build(place);
  const tip = git('rev-parse', 'main');
  expect(await logOf(place, tip)).toEqual(git('log', '--format=%H', tip).split('\n'));
});

test('a field tells every value it had, through a renamed file and a renamed key, with who and why', { timeout: 120_000 }, async () => {
  const { place, git } = repository(25, 20);
  const write = (path: string, text: string, message: string): string => commitOn(git, place.dir, { branch: 'main', path, text, message });
  const head = '# owned by platform\nname: api\nregion: west\nzone: b\nimage:\n  repository: registry.example.org/api\n';
  const first = write('deploy/api.yaml', `${head}  tag: "1.0"\nreplicas: 2\n`, 'Start');
  const second = write('deploy/api.yaml', `${head}  tag: "1.1"\nreplicas: 2\n`, 'Release 1.1');
  write('deploy/api.yaml', `# moved lines\nowner: core\n${head}  tag: "1.1"\nreplicas: 4\n`, 'Scale');
  git('update-ref', 'refs/heads/main', renameFile(git, place.dir));
  const last = write('charts/api.yaml', `# moved lines\nowner: core\n${head}  version: "1.1"\nreplicas: 4\n`, 'Call it version');
  const tip = write('charts/api.yaml', `# moved lines\nowner: core\n${head}  version: "1.2"\nreplicas: 4\n`, 'Release 1.2\n\nSee merge request platform/infrastructure!77');
  await build(place);
  const { versions, complete } = await thread.ask(place, 'field', { tip, path: 'charts/api.yaml', document: 0, field: ['image', 'version'], limit: 50 });
  expect(complete).toBe(true);
  expect(versions.map(({ commit, value, before, moved }) => [commit.oid, before, value, moved])).toEqual([
    [tip, '"1.1"', '"1.2"', null], [last, '"1.1"', '"1.1"', 'renamed-field'], [second, '"1.0"', '"1.1"', null], [first, null, '"1.0"', null],
  ]);
  expect(versions[0]?.introducedBy?.requestIid).toBe(77);
  expect(versions[3]?.path).toBe('deploy/api.yaml');
});

function renameFile(git: (...args: string[]) => string, dir: string): string {
  const env = { ...process.env, GIT_DIR: dir, GIT_INDEX_FILE: join(dir, 'test-index'), GIT_AUTHOR_NAME: 'Dee', GIT_AUTHOR_EMAIL: 'dee@example.org', GIT_COMMITTER_NAME: 'Dee', GIT_COMMITTER_EMAIL: 'dee@example.org' };
  const run = (...args: string[]): string => execFileSync('git', args, { env, encoding: 'utf8' }).trim();
  run('read-tree', 'main');
  const blob = run('rev-parse', 'main:deploy/api.yaml');
  execFileSync('git', ['update-index', '--index-info'], { env, input: `0 ${'0'.repeat(40)}\tdeploy/api.yaml\n` });
  run('update-index', '--add', '--cacheinfo', `100644,${blob},charts/api.yaml`);
  return run('commit-tree', run('write-tree'), '-p', git('rev-parse', 'main'), '-m', 'Move the chart');
}
