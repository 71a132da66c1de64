import { afterEach, expect, test } from 'vitest';
import { rejection } from '../../unit/forge/scripted-fetch.ts';
import { gitIn, startTestBox, type TestBox } from './test-box.ts';

const project = 'group/sub/project';
let box: TestBox;
afterEach(() => box.dispose());

const messageOf = async (promise: Promise<unknown>): Promise<string> => String(await promise.catch((error: unknown) => error));

test('asks for a token, and hides projects from those who are no members', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const url = `${box.box.url}/group/sub/project.git`;
  const challenge = await fetch(`${url}/info/refs?service=git-upload-pack`);
  expect([challenge.status, challenge.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="GitLab"']);
  expect(await messageOf(gitIn(box.dir, 'wrong-token')('ls-remote', url))).toMatch(/could not read Username|Authentication failed|403|401/);
  expect(await messageOf(box.git('ls-remote', `${box.box.url}/group/other.git`))).toContain('not found');
  expect((await rejection(box.forgeFor('wrong-token').whoAmI())).code).toBe('FORGE_UNAUTHORIZED');
  expect((await rejection(box.forge.getProject({ pathOrId: 'group/other' }))).code).toBe('FORGE_NOT_FOUND');
});

test('answers the loopback address alone, by its own name alone', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  expect(new URL(box.box.url).hostname).toBe('127.0.0.1');
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    request(`${box.box.url}/api/v4/user`, { headers: { host: 'evil.example.com', 'private-token': box.tokens.ann } }, (answer) => { answer.resume(); resolve(answer.statusCode); }).on('error', reject).end();
  });
  expect(status).toBe(421);
});

test('lets developers push branches of any name, but not to the protected one', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  await box.push('-rf', { 'a.txt': 'b\n' });
  await box.push('--upload-pack=touch', { 'a.txt': 'c\n' });
  expect(await messageOf(box.push('main', { 'a.txt': 'd\n' }))).toContain('not allowed to push code to protected branches');
  const reporter = gitIn(`${box.dir}/clone`, box.tokens.ron);
  expect(await messageOf(reporter('push', 'origin', 'HEAD:refs/heads/mine'))).toMatch(/403|not allowed/);
  const maintainer = gitIn(`${box.dir}/clone`, box.tokens.max);
  await maintainer('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  expect((await box.git('ls-remote', '--heads', 'origin')).match(/refs\/heads\/\S+/g)?.toSorted()).toEqual(['refs/heads/--upload-pack=touch', 'refs/heads/-rf', 'refs/heads/main']);
});

test('merges what git would merge, with both parents, and deletes the branch', async () => {
  box = await startTestBox({ 'a.txt': '1\n2\n3\n4\n5\n', 'b.txt': 'b\n' });
  const head = await box.push('-topic', { 'a.txt': '1\n2\n3\n4\nfive\n' });
  const { iid } = await box.forge.openRequest({ project, sourceBranch: '-topic', targetBranch: 'main', title: 'Five', description: 'why', removeSourceBranch: true });
  await gitIn(`${box.dir}/clone`, box.tokens.max)('checkout', '--quiet', '--detach', 'origin/main');
  await box.push('other', { 'b.txt': 'B\n' });
  await gitIn(`${box.dir}/clone`, box.tokens.max)('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  const merged = await box.forge.mergeRequest({ project, iid, sha: head });
  expect(merged).toMatchObject({ state: 'merged', mergedBy: 'Ann', mergeability: { message: 'It has been merged.' } });
  await box.git('fetch', '--quiet', '--prune');
  expect(await box.git('show', 'origin/main:a.txt', 'origin/main:b.txt')).toBe('1\n2\n3\n4\nfive\nB\n');
  expect((await box.git('log', '-1', '--format=%H %P', 'origin/main')).trim().split(' ')).toEqual([merged.mergeCommitOid, expect.any(String), head]);
  expect(await box.git('log', '-1', '--format=%B', 'origin/main')).toContain(`See merge request ${project}!${iid}`);
  expect(await box.git('branch', '--remotes')).not.toContain('-topic');
});

test('squashes into one commit by the author of the request', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  await box.push('topic', { 'a.txt': 'b\n' });
  const head = await box.push('topic', { 'a.txt': 'c\n' }, 'HEAD');
  const { iid } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'Squashed', description: '' });
  const merged = await box.forgeFor(box.tokens.max).mergeRequest({ project, iid, sha: head, squash: true });
  await box.git('fetch', '--quiet');
  expect((await box.git('log', '-1', '--format=%an|%cn|%s', 'origin/main^2')).trim()).toBe('Ann|Max|Squashed');
  expect((await box.git('rev-list', '--count', 'origin/main')).trim()).toBe('3');
  expect(merged.squash).toBe(true);
});

test('refuses a conflict, names it, and merges nothing', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const head = await box.push('topic', { 'a.txt': 'b\n' });
  await box.push('other', { 'a.txt': 'c\n' });
  await gitIn(`${box.dir}/clone`, box.tokens.max)('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  const opened = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' });
  const settled = await box.forge.getRequest({ project, iid: opened.iid });
  expect(settled).toMatchObject({ hasConflicts: true, mergeability: { status: 'conflict', mergeable: false } });
  expect(await rejection(box.forge.mergeRequest({ project, iid: opened.iid, sha: head }))).toMatchObject({ code: 'FORGE_NOT_MERGEABLE', data: { detail: 'It conflicts with the target branch' } });
  expect(await box.git('ls-remote', 'origin', 'main')).toContain((await box.git('rev-parse', 'HEAD')).trim());
});

test('refuses drafts, missing approvals and roles that are too low, each with its reason', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' }, { approvalsRequired: 1 });
  const sha = await box.push('topic', { 'a.txt': 'b\n' });
  const { iid, draft } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '', draft: true });
  const reason = async (): Promise<unknown> => (await rejection(box.forge.mergeRequest({ project, iid, sha }))).data['detail'];
  expect([draft, await reason()]).toEqual([true, 'It is marked as a draft']);
  await box.forge.setDraft({ project, iid, draft: false });
  expect(await reason()).toBe('It needs approval');
  expect((await rejection(box.forgeFor(box.tokens.ron).mergeRequest({ project, iid, sha }))).code).toBe('FORGE_FORBIDDEN');
  await box.api(`/projects/${box.project.id}/merge_requests/${iid}/approve`, { method: 'POST', headers: { 'private-token': box.tokens.max } });
  expect((await box.forge.getRequest({ project, iid })).approvals).toEqual({ required: 1, by: ['Max'] });
  expect((await box.forge.mergeRequest({ project, iid, sha })).state).toBe('merged');
});

test('merges the reviewed commit only', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const reviewed = await box.push('topic', { 'a.txt': 'b\n' });
  const { iid } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' });
  const later = await box.push('topic', { 'a.txt': 'surprise\n' }, 'HEAD');
  expect((await rejection(box.forge.mergeRequest({ project, iid, sha: reviewed }))).code).toBe('FORGE_REVIEWED_MOVED');
  expect((await box.forge.getRequest({ project, iid })).sha).toBe(later);
});

test('fast-forwards where the project wants no merge commits', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' }, { mergeMethod: 'ff' });
  const head = await box.push('topic', { 'a.txt': 'b\n' });
  const { iid } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' });
  expect(await box.forge.mergeRequest({ project, iid, sha: head })).toMatchObject({ state: 'merged', mergeCommitOid: head });
  expect(await box.git('ls-remote', 'origin', 'main')).toContain(head);
});

test('closes a request, and opens the same one anew', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  await box.push('topic', { 'a.txt': 'b\n' });
  const input = { project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' };
  const first = await box.forge.openRequest(input);
  expect((await box.forge.openRequest(input)).iid).toBe(first.iid);
  expect((await box.forge.closeRequest({ project, iid: first.iid })).state).toBe('closed');
  expect((await box.forge.openRequest(input)).iid).not.toBe(first.iid);
  expect(await rejection(box.forge.openRequest({ ...input, sourceBranch: 'nowhere' }))).toMatchObject({ code: 'FORGE_INVALID' });
});

test('lists requests by page, state and search', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  for (const name of ['one', 'two', 'three']) {
    await box.push(name, { 'a.txt': `${name}\n` });
    await box.forge.openRequest({ project, sourceBranch: name, targetBranch: 'main', title: `Request ${name}`, description: '' });
  }
  await box.forge.closeRequest({ project, iid: 1 });
  expect((await box.forge.listRequests({ project })).items.map(({ iid }) => iid)).toEqual([3, 2]);
  expect((await box.forge.listRequests({ project, state: 'all', search: 'two' })).items.map(({ title }) => title)).toEqual(['Request two']);
  const first = await box.api(`/projects/${box.project.id}/merge_requests?per_page=2`);
  expect([first.headers.get('x-total'), first.headers.get('x-next-page')]).toEqual(['3', '2']);
  expect(first.headers.get('link')).toContain('rel="next"');
});

test('shows a page for each request, with everything in it escaped', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  await box.push('topic', { 'a.txt': '<img src=x onerror=alert(1)>\n' });
  const { webUrl } = await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: '<script>alert(1)</script>', description: '' });
  const answer = await fetch(webUrl);
  const page = await answer.text();
  expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([200, "default-src 'none'; style-src 'unsafe-inline'"]);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toMatch(/<script|<img/);
});
