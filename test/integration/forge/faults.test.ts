import { afterEach, expect, test } from 'vitest';
import { gitIn, startTestBox, type TestBox } from '../box/test-box.ts';
import { rejection } from '../../unit/forge/scripted-fetch.ts';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';

const project = 'group/sub/project';
let box: TestBox;
afterEach(() => box.dispose());

test('opens exactly one request when the answer is lost on the way', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  await box.push('topic', { 'a.txt': 'b\n' });
  box.box.setFaults([{ path: '/merge_requests$', method: 'POST', reset: 'after' }]);
  const opened = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' });
  expect(opened.iid).toBe(1);
  expect((await box.forge.listRequests({ project, state: 'all' })).items).toHaveLength(1);
});

test('opens none when the connection breaks before the forge has heard of it, and one at the next try', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  await box.push('topic', { 'a.txt': 'b\n' });
  const input = { project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' };
  box.box.setFaults([{ path: '/merge_requests$', method: 'POST', reset: 'before' }]);
  expect((await rejection(box.forge.openRequest(input))).code).toBe('FORGE_UNREACHABLE');
  expect((await box.forge.openRequest(input)).iid).toBe(1);
});

test('merges once when the answer is lost on the way', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const sha = await box.push('topic', { 'a.txt': 'b\n' });
  const { iid } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' });
  box.box.setFaults([{ path: '/merge$', method: 'PUT', reset: 'after' }]);
  expect((await box.forge.mergeRequest({ project, iid, sha })).state).toBe('merged');
  await box.git('fetch', '--quiet');
  expect((await box.git('rev-list', '--count', 'origin/main')).trim()).toBe('3');
});

test('gets over 429, 5xx and broken connections when it reads', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  for (const fault of [{ status: 429, headers: { 'retry-after': '1' } }, { status: 503 }, { reset: 'before' as const }, { reset: 'after' as const }]) {
    box.box.setFaults([{ path: '/user$', ...fault }]);
    expect((await box.forge.whoAmI()).username).toBe('ann');
  }
});

test('says how long the forge wants to be left alone', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  box.box.setFaults([{ path: '/user$', status: 429, headers: { 'retry-after': '90' } }]);
  expect(await rejection(box.forge.whoAmI())).toMatchObject({ code: 'FORGE_RATE_LIMITED', data: { seconds: 90 } });
});

test('tells a token that expires in the middle of the work', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  expect((await box.forge.whoAmI()).name).toBe('Ann');
  await fetch(`${box.box.url}/-/box/order`, { method: 'POST', headers: { 'private-token': box.tokens.max, 'content-type': 'application/json' }, body: JSON.stringify({ revoke: box.tokens.ann }) });
  expect((await rejection(box.forge.whoAmI())).code).toBe('FORGE_UNAUTHORIZED');
  await expect(box.git('fetch')).rejects.toThrow(/Authentication failed|could not read Username/);
});

test('reads an answer that drips', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  box.box.setFaults([{ path: '/user$', drip: { bytes: 40, everyMs: 10 } }]);
  expect((await box.forge.whoAmI()).username).toBe('ann');
});

test('truncates a pack on order, and git notices', async () => {
  box = await startTestBox({ 'big.bin': randomBytes(200_000).toString('base64') });
  box.box.setFaults([{ path: 'git-upload-pack$', truncateAfter: 50_000, times: 9 }]);
  const clone = gitIn(box.dir, box.tokens.ann);
  await expect(clone('clone', '--quiet', `${box.box.url}/group/sub/project.git`, 'second')).rejects.toThrow(/early EOF|unexpected disconnect|transfer closed/);
  expect(await readdir(box.dir)).not.toContain('second');
  box.box.setFaults([]);
  await clone('clone', '--quiet', `${box.box.url}/group/sub/project.git`, 'second');
});

test('passes a conflict on order through as what it is', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const sha = await box.push('topic', { 'a.txt': 'b\n' });
  const { iid } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' });
  box.box.setFaults([{ path: '/merge$', method: 'PUT', status: 409, body: '{"message":"Merge request is being merged"}' }]);
  expect(await rejection(box.forge.mergeRequest({ project, iid, sha }))).toMatchObject({ code: 'FORGE_CONFLICT', data: { detail: 'Merge request is being merged' } });
});

test('asks with an ETag and is answered that nothing changed', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const first = await box.api('/user');
  const again = await fetch(`${box.box.url}/api/v4/user`, { headers: { 'private-token': box.tokens.ann, 'if-none-match': first.headers.get('etag') ?? '' } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect([(await box.forge.whoAmI()).name, (await box.forge.whoAmI()).name]).toEqual(['Ann', 'Ann']);
});
