import { execFileSync } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashText } from '../../../shared/edit/index.ts';
import type { Repository } from '../../../shared/model/repository.ts';
import { makeCertificate } from '../../harness/certificate.ts';
import { type GitServer, start } from '../../harness/git-server.ts';
import { history, openEngine, temporaryFolder, type TestEngine } from './engine-world.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let test1: TestEngine;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  test1 = openEngine(join(folder.dir, 'data'));
});

afterEach(async () => {
  await test1.engine.dispose();
  for (const close of closing.splice(0)) await close();
  await folder.dispose();
});

function bareRepository(name: string, stream: string): string {
  const dir = join(folder.dir, 'served', `${name}.git`);
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', dir]);
  if (stream !== '') execFileSync('git', ['--git-dir', dir, 'fast-import', '--quiet'], { input: stream });
  return dir;
}

async function serve(options: Partial<Parameters<typeof start>[0]> = {}): Promise<GitServer> {
  const server = await start({ root: join(folder.dir, 'served'), ...options });
  closing.push(() => server.close());
  return server;
}

async function clone(url: string): Promise<Repository> {
  const { id } = await test1.call('repository.add', { url, accountId: null });
  await test1.call('repository.fetch', { id }).catch(() => undefined);
  const found = (await test1.call('repository.list', {})).find((each) => each.id === id);
  if (!found) throw new Error('it is not on the list');
  return found;
}

test.each(['', 'not a url', 'ftp://example.invalid/x.git', 'http://example.invalid/x.git', '--upload-pack=touch x'])('refuses "%s" as an address and keeps nothing of it', async (url) => {
  const code = url === '' ? 'BAD_REQUEST' : 'URL_INVALID';
  await expect(test1.call('repository.add', { url, accountId: null })).rejects.toMatchObject({ failure: { code } });
  expect(await test1.call('repository.list', {})).toEqual([]);
});

test('says that there is no such repository, and clones it once there is', async () => {
  const server = await serve();
  const failed = await clone(`${server.url}/absent.git`);
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'REMOTE_NOT_FOUND' } });
  bareRepository('absent', history({ 'a.txt': 'a\n' }));
  expect(await test1.call('repository.fetch', { id: failed.id })).toMatchObject({ state: 'ready', failure: null });
});

test('says that the remote wants a token, and that a server is not there', async () => {
  bareRepository('infra', history({ 'a.txt': 'a\n' }));
  const server = await serve({ auth: 'oauth2:secret-token' });
  expect(await clone(`${server.url}/infra.git`)).toMatchObject({ state: 'failed', failure: { code: 'REMOTE_UNAUTHORIZED' } });
  expect(await clone('https://127.0.0.1:1/infra.git')).toMatchObject({ state: 'failed', failure: { code: 'REMOTE_UNREACHABLE' } });
});

test('does not trust an unknown certificate until its authority is in the settings', async () => {
  bareRepository('infra', history({ 'a.txt': 'a\n' }));
  const certificate = makeCertificate();
  const server = await serve({ tls: certificate });
  const failed = await clone(`${server.url}/infra.git`);
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'REMOTE_TLS' } });
  await test1.call('settings.set', { extraCertificates: `The company's authority:\n${certificate.cert}` });
  expect(await test1.call('repository.fetch', { id: failed.id })).toMatchObject({ state: 'ready' });
  await expect(test1.call('account.add', { forge: 'gitlab', baseUrl: 'https://127.0.0.1:1', token: 'x' })).rejects.toMatchObject({ failure: { code: 'FORGE_UNREACHABLE' } });
});

test('names a proxy that refuses, for Git and for the forge', async () => {
  const proxy = http.createServer((_request, response) => { response.writeHead(403).end(); });
  proxy.on('connect', (_request, socket) => { socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'); });
  await new Promise<void>((done) => { proxy.listen(0, '127.0.0.1', done); });
  closing.push(() => new Promise((done) => { proxy.close(() => { done(); }); }));
  await test1.call('settings.set', { proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
  expect(await clone('https://gitlab.example.invalid/p/infra.git')).toMatchObject({ failure: { code: 'REMOTE_PROXY' } });
  await expect(test1.call('account.add', { forge: 'gitlab', baseUrl: 'https://gitlab.example.invalid', token: 'x' })).rejects.toMatchObject({ failure: { code: 'FORGE_PROXY' } });
  await test1.call('settings.set', { proxy: 'none' });
}, 60_000);

test('keeps a clone whose server went away half way, and goes on with it', async () => {
  bareRepository('infra', history({ 'a.txt': 'a\n'.repeat(5000) }));
  const server = await serve({ faults: [{ match: /POST .*git-upload-pack$/, kind: 'reset', afterBytes: 30, times: 2 }] });
  const failed = await clone(`${server.url}/infra.git`);
  expect(failed.state).toBe('failed');
  expect(failed.failure?.code).toMatch(/^REMOTE_(FAULT|UNREACHABLE)$/);
  server.faults.length = 0;
  expect(await test1.call('repository.fetch', { id: failed.id })).toMatchObject({ state: 'ready' });
});

test('cancels a clone that hangs, says so, and goes on with it later', async () => {
  bareRepository('infra', history({ 'a.txt': 'a\n' }));
  const server = await serve({ faults: [{ match: /POST .*git-upload-pack$/, kind: 'hang', afterBytes: 10, times: 1 }] });
  const { id } = await test1.call('repository.add', { url: `${server.url}/infra.git`, accountId: null });
  await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBeGreaterThan(1);
  await test1.call('repository.cancel', { id });
  expect(await test1.call('repository.list', {})).toMatchObject([{ state: 'failed', failure: { code: 'CANCELLED' } }]);
  expect(test1.events.findLast((event) => event.type === 'progress')).toMatchObject({ progress: { taskId: id, state: 'cancelled' } });
  expect(await test1.call('repository.fetch', { id })).toMatchObject({ state: 'ready' });
});

test('lists a repository without commits, says what it lacks, and fills it later', async () => {
  const dir = bareRepository('empty', '');
  const server = await serve();
  const empty = await clone(`${server.url}/empty.git`);
  expect(empty).toMatchObject({ state: 'empty', defaultBranch: null, failure: { code: 'REPOSITORY_EMPTY' } });
  await expect(test1.call('tree.list', { repositoryId: empty.id, ref: 'main' })).rejects.toMatchObject({ failure: { code: 'REPOSITORY_EMPTY' } });
  await expect(test1.call('draft.create', { repositoryId: empty.id, branch: 'main', title: '' })).rejects.toMatchObject({ failure: { code: 'REPOSITORY_EMPTY' } });
  execFileSync('git', ['--git-dir', dir, 'fast-import', '--quiet'], { input: history({ 'a.txt': 'a\n' }) });
  expect(await test1.call('repository.fetch', { id: empty.id })).toMatchObject({ state: 'ready', defaultBranch: 'main', failure: null });
});

test('browses and edits on a branch that is named like an option', async () => {
  bareRepository('infra', `${history({ 'a.txt': 'a\n' })}reset refs/heads/--force\nfrom refs/heads/main\n\n`);
  const server = await serve();
  const { id: repositoryId } = await clone(`${server.url}/infra.git`);
  expect((await test1.call('repository.branches', { id: repositoryId })).map((branch) => branch.name)).toEqual(['main', '--force']);
  expect((await test1.call('tree.list', { repositoryId, ref: '--force' })).entries).toHaveLength(1);
  const draft = await test1.call('draft.create', { repositoryId, branch: '--force', title: '' });
  expect(draft).toMatchObject({ branch: '--force', movedTo: null });
});

test('shows hostile and foreign entries of a tree for what they are, and writes none of them', async () => {
  const dir = bareRepository('infra', history({ 'real.txt': 'x\n', 'big.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:' + 'a'.repeat(64) + '\nsize 12345\n' }));
  const git = (args: readonly string[], input?: string) => execFileSync('git', ['--git-dir', dir, ...args], { input, encoding: 'utf8' }).trim();
  const blob = git(['hash-object', '-w', '--stdin'], '../../../etc/passwd');
  const binary = git(['hash-object', '-w', '--stdin'], 'a\0b');
  const latin = execFileSync('git', ['--git-dir', dir, 'hash-object', '-w', '--stdin'], { input: Buffer.from([0xe9, 0x0a]), encoding: 'utf8' }).trim();
  const hostile = git(['hash-object', '-t', 'tree', '--literally', '-w', '--stdin'], '');
  const raw = (mode: string, name: string, oid: string): Buffer => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
  const sub = execFileSync('git', ['--git-dir', dir, 'hash-object', '-t', 'tree', '--literally', '-w', '--stdin'], {
    input: Buffer.concat([raw('100644', '..', blob), raw('100644', '.GIT', blob), raw('100644', 'back\\slash', blob), raw('100644', 'n'.repeat(4096), blob)]), encoding: 'utf8',
  }).trim();
  const real = git(['rev-parse', 'main:real.txt']);
  const lfs = git(['rev-parse', 'main:big.bin']);
  const root = git(['mktree', '--missing'], [
    `100644 blob ${lfs}\tbig.bin`, `100644 blob ${binary}\tbinary`, `040000 tree ${sub}\thostile`, `100644 blob ${latin}\tlatin.txt`, `120000 blob ${blob}\tlink`,
    `160000 commit ${'b'.repeat(40)}\tmodule`, `100644 blob ${real}\treal.txt`,
  ].join('\n') + '\n');
  expect(hostile).toMatch(/^[0-9a-f]{40}$/);
  git(['update-ref', 'refs/heads/main', git(['-c', 'user.name=x', '-c', 'user.email=x@y', 'commit-tree', '-m', 'x', root])]);
  const server = await serve();
  const { id: repositoryId, state } = await clone(`${server.url}/infra.git`);
  expect(state).toBe('ready');
  const { entries } = await test1.call('tree.list', { repositoryId, ref: 'main' });
  expect(entries.filter((entry) => entry.unsafe !== undefined)).toHaveLength(4);
  expect(Object.fromEntries(entries.map((entry) => [entry.path, entry.type]))).toMatchObject({ link: 'symlink', module: 'submodule', 'real.txt': 'file' });
  const open = (path: string) => test1.call('document.open', { repositoryId, path, ref: 'main', draftId: null });
  expect(await open('link')).toMatchObject({ text: null, unreadable: { code: 'SYMLINK' } });
  expect(await open('module')).toMatchObject({ text: null, unreadable: { code: 'SUBMODULE' } });
  expect(await open('binary')).toMatchObject({ text: null, unreadable: { code: 'BINARY' } });
  expect(await open('latin.txt')).toMatchObject({ text: null, unreadable: { code: 'NOT_UTF8' } });
  expect((await open('big.bin')).notice).toContain('Git LFS pointer');
  await expect(open('../data/app.db')).rejects.toMatchObject({ failure: { code: 'PATH_NOT_FOUND' } });
  const { id: draftId } = await test1.call('draft.create', { repositoryId, branch: 'main', title: '' });
  for (const path of ['link', 'module', 'binary', 'latin.txt', 'big.bin']) {
    const { hash } = await test1.call('draft.document', { draftId, path });
    const edit = { path, kind: 'text' as const, label: '', target: null, operations: [], splices: [{ start: 0, end: 0, text: 'x' }], beforeHash: hash, coalesce: false };
    await expect(test1.call('draft.edit', { draftId, edit }), path).rejects.toMatchObject({ failure: { code: 'EDIT_REFUSED' } });
  }
}, 60_000);

test('refuses to make a file at a path that could leave the repository or harm whoever checks it out', async () => {
  bareRepository('infra', history({ 'a.txt': 'a\n', 'folder/b.txt': 'b\n' }));
  const server = await serve();
  const { id: repositoryId } = await clone(`${server.url}/infra.git`);
  const { id: draftId } = await test1.call('draft.create', { repositoryId, branch: 'main', title: '' });
  const hostile = [
    '../x', 'a/../../x', '/etc/x', 'a//b', 'a\\b', 'a\0b', '.git/config', 'A/.GIT/hooks/x', '.g\u200cit/x', 'git~1/x', `${'n'.repeat(300)}/x`, `${'d/'.repeat(2045)}xxxxxx`,
    'folder', 'a.txt/below',
  ];
  for (const path of hostile) {
    const edit = { path, kind: 'create' as const, label: '', target: null, operations: [], splices: [{ start: 0, end: 0, text: 'x' }], beforeHash: hashText(''), coalesce: false };
    await expect(test1.call('draft.edit', { draftId, edit }), path).rejects.toMatchObject({ failure: { code: 'PATH_UNSAFE' } });
  }
  expect((await test1.call('draft.get', { id: draftId })).files).toEqual([]);
});
