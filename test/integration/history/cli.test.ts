import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../../main/cli/run-cli.ts';
import type { Blame, FieldVersion, HistoryPage, SearchHit } from '../../../shared/model/history.ts';
import { type GitServer, start } from '../../harness/git-server.ts';
import { makeRandomRepository } from '../../harness/random-repository.ts';
import { openEngine } from '../engine/engine-world.ts';
import { realGit } from '../engine/real-git.ts';
import { addValues } from './values-commits.ts';

const root = mkdtempSync(join(tmpdir(), 'fairlead-history-cli-'));
const remote = join(root, 'served', 'random.git');
let server: GitServer;

beforeAll(async () => {
  makeRandomRepository(remote, { seed: 41, commits: 90 });
  addValues(remote);
  server = await start({ root: join(root, 'served') });
  expect(await fairlead('repo', 'add', `${server.url}/random.git`)).toMatchObject({ code: 0 });
}, 180_000);

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

async function fairlead(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await runCli([...args, '--data-dir', join(root, 'data'), '--insecure-store'], {
    stdout: (text) => { written.out += typeof text === 'string' ? text : Buffer.from(text).toString('utf8'); },
    stderr: (text) => { written.err += text; },
    readStdin: () => Promise.resolve(''),
  });
  return { code, ...written };
}

async function answer<T>(...args: readonly string[]): Promise<T> {
  const { code, out, err } = await fairlead(...args, '--json');
  expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
  return JSON.parse(out) as T;
}

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

test('lists the commits that git lists, of the branch, of a folder and of a file', { timeout: 120_000 }, async () => {
  const all = await answer<HistoryPage>('log', '--limit', '5000');
  expect(all.commits.map((each) => each.oid)).toEqual(lines(realGit(remote, 'log', '--format=%H', 'main')));
  expect(all).toMatchObject({ complete: true, total: all.commits.length });
  for (const path of ['envs', 'envs/prod', 'values.yaml']) {
    const of = await answer<HistoryPage>('log', path, '--limit', '5000');
    expect(of.commits.map((each) => each.oid), path).toEqual(lines(realGit(remote, 'log', '--format=%H', 'main', '--', path)));
  }
  const few = await fairlead('log', '--limit', '3');
  expect(lines(few.out).slice(0, 3).map((line) => line.slice(0, 8))).toEqual(lines(realGit(remote, 'log', '-3', '--format=%H', 'main')).map((oid) => oid.slice(0, 8)));
  expect(few.out).toContain(`and ${all.total - 3} more`);
});

test('blames every line and field of a file on the commit that git blames', { timeout: 120_000 }, async () => {
  const wanted = [...realGit(remote, 'blame', '--porcelain', 'main', '--', 'values.yaml').matchAll(/^([0-9a-f]{40}) \d+ (\d+)/gm)].map((match) => match[1]);
  const blame = await answer<Blame>('blame', 'values.yaml');
  const mine = blame.ranges.flatMap((range) => Array.from({ length: range.count }, () => blame.commits[range.commit]?.oid));
  expect(mine).toEqual(wanted);
  const tag = blame.fields.find((each) => each.field.join('.') === 'image.tag');
  expect(blame.commits[tag?.commit ?? -1]?.oid).toBe(realGit(remote, 'log', '-1', '--format=%H', '-S', 'tag: "1.4"', 'main').trim());
  expect(lines((await fairlead('blame', 'values.yaml', '--fields')).out).map((line) => line.split(' ')[0])).toEqual(['image.name', 'image.tag', 'replicas']);
});

test('lists the values that a field had, each with the commit that gave it', { timeout: 120_000 }, async () => {
  const { versions, complete } = await answer<{ versions: FieldVersion[]; complete: boolean }>('history', 'values.yaml', 'image.tag');
  const wanted = lines(realGit(remote, 'log', '--format=%H', '-G', 'tag:', 'main', '--', 'values.yaml')).map((oid) => {
    const tag = /tag: "([^"]+)"/.exec(realGit(remote, 'show', `${oid}:values.yaml`))?.[1];
    return { oid, value: JSON.stringify(tag) };
  });
  expect(versions.map((each) => ({ oid: each.commit.oid, value: each.value }))).toEqual(wanted);
  expect(versions.slice(0, -1).map((each) => each.before)).toEqual(wanted.slice(1).map((each) => each.value));
  expect(complete).toBe(true);
  expect((await fairlead('history', 'values.yaml', 'image.tag')).out).toContain('"1.3" → "1.4"');
  expect(await fairlead('history', 'values.yaml', 'image.nothing')).toMatchObject({ code: 6 });
});

test('finds messages, authors, paths and contents as git does', { timeout: 120_000 }, async () => {
  const found = async (query: string, within: string): Promise<SearchHit[]> => (await answer<{ hits: SearchHit[] }>('search', query, '--in', within, '--limit', '1000')).hits;
  expect((await found('zebra', 'messages')).map((hit) => hit.commit?.oid)).toEqual(lines(realGit(remote, 'log', '--format=%H', '--grep=zebra', 'main')));
  expect((await found('values@example', 'authors')).map((hit) => hit.commit?.oid)).toEqual(lines(realGit(remote, 'log', '--format=%H', '--author=values@example', 'main')));
  const paths = (await found('values.yaml', 'paths')).map((hit) => hit.path ?? '');
  expect(paths.toSorted()).toEqual([...new Set(lines(realGit(remote, '-c', 'core.quotePath=false', 'log', '-m', '--name-only', '--format=', 'main')).filter((path) => path.includes('values.yaml')))].toSorted());
  expect((await found('registry.example/web', 'content')).map((hit) => `${hit.path ?? ''}:${hit.line ?? ''}`)).toEqual(lines(realGit(remote, 'grep', '-n', 'registry.example/web', 'main')).map((line) => line.split(':').slice(1, 3).join(':')));
  expect(await fairlead('search', 'x', '--in', 'dreams')).toMatchObject({ code: 2 });
  expect(await fairlead('log', '--limit', 'many')).toMatchObject({ code: 2 });
});

test('takes in what was fetched before it answers, and shows each command in its help', { timeout: 120_000 }, async () => {
  addValues(remote, ['1.5']);
  expect(await fairlead('repo', 'fetch')).toMatchObject({ code: 0 });
  const page = await answer<HistoryPage>('log', 'values.yaml', '--limit', '1');
  expect(page.commits[0]?.oid).toBe(realGit(remote, 'rev-parse', 'main').trim());
  for (const name of ['log', 'history', 'blame', 'search']) expect((await fairlead(name, '--help')).out).toContain(`fairlead ${name}`);
});

test('answers the questions of the window through the same engine', { timeout: 120_000 }, async () => {
  const opened = openEngine(join(root, 'data'));
  const call: typeof opened.call = (channel, input) => opened.call(channel, input);
  try {
    const [{ id: repositoryId } = { id: '' }] = await call('repository.list', {});
    expect(await call('history.update', { repositoryId })).toMatchObject({ state: 'ready', complete: true });
    expect(await call('history.state', { repositoryId })).toMatchObject({ state: 'ready', complete: true });
    const place = { repositoryId, ref: 'main', path: 'values.yaml' };
    const { commits: [newest, before] } = await call('history.log', { ...place, follow: true, offset: 0, limit: 2 });
    const [from, to] = [before?.oid ?? '', newest?.oid ?? ''];
    expect((await call('history.commit', { repositoryId, ref: 'main', oid: to })).changes.map((each) => each.path)).toEqual(['values.yaml']);
    expect((await call('history.compare', { repositoryId, from, to, path: '' }))[0]?.fields).toMatchObject([{ field: ['image', 'tag'] }]);
    expect((await call('history.field', { ...place, document: 0, field: ['replicas'], limit: 10 })).versions).toHaveLength(1);
    expect((await call('history.blame', place)).complete).toBe(true);
    expect((await call('history.search', { repositoryId, ref: 'main', query: 'zebra', within: 'messages', limit: 10 })).hits.length).toBeGreaterThan(0);
    const months = await call('history.activity', { ...place, by: 'month' });
    expect(months.reduce((sum, each) => sum + each.commits, 0)).toBe(lines(realGit(remote, 'log', '--format=%H', 'main', '--', 'values.yaml')).length);
    const authors = lines(realGit(remote, 'log', '--format=%ae', 'main', '--', 'values.yaml'));
    const counts = [...new Set(authors)].map((email) => ({ email, commits: authors.filter((each) => each === email).length }));
    const people = await call('history.contributors', place);
    expect(people.map(({ email, commits: count }) => `${email} ${count}`).toSorted()).toEqual(counts.map(({ email, commits: count }) => `${email} ${count}`).toSorted());
    const wanted = realGit(remote, 'rev-list', '-1', '--first-parent', `--before=${Math.floor((before?.committedAtMs ?? 0) / 1000)}`, 'main').trim();
    expect((await call('history.at', { repositoryId, ref: 'main', atMs: before?.committedAtMs ?? 0 }))?.oid).toBe(wanted);
  } finally {
    await opened.engine.dispose();
  }
});
