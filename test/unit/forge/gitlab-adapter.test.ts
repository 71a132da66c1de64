import { expect, test } from 'vitest';
import { asDraftTitle, asReadyTitle } from '../../../main/forge/gitlab/draft-title.ts';
import { createGitLab } from '../../../main/forge/gitlab/index.ts';
import { mergeabilityOf } from '../../../main/forge/gitlab/mergeability.ts';
import { newestJobs } from '../../../main/forge/gitlab/translate.ts';
import type { ForgePort } from '../../../main/forge/port.ts';
import { jsonResponse, JumpingClock, networkFailure, rejection, type Scripted, scriptedFetch, type ScriptedFetch } from './scripted-fetch.ts';

function forgeOver(...answers: Scripted[]): { forge: ForgePort; script: ScriptedFetch } {
  const script = scriptedFetch(...answers);
  const forge = createGitLab({ baseUrl: 'https://git.example.com/gitlab', fetch: script.fetch, token: () => Promise.resolve('token-of-a-test'), clock: new JumpingClock() });
  return { forge, script };
}

const request = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  iid: 4, title: 'T', state: 'opened', source_branch: 'b', target_branch: 'main', web_url: 'https://x/4', sha: 'a'.repeat(40), author: { id: 1, username: 'ann', name: 'Ann' }, ...more,
});
const job = (id: number, name: string, stage: string): { id: number; name: string; stage: string; status: string } => ({ id, name, stage, status: 'success' });
const text = (body: string, init: ResponseInit = {}): Response => new Response(body, { ...init, headers: { 'content-type': 'text/plain', ...Object.fromEntries(new Headers(init.headers)) } });

test('keeps the path prefix of a server and encodes the path of a project', async () => {
  const { forge, script } = forgeOver(jsonResponse({ id: 1, name: 'p', path_with_namespace: 'g/s/p', web_url: 'w', http_url_to_repo: 'h' }));
  await forge.getProject({ pathOrId: 'g/s/p' });
  expect(script.calls[0]?.url).toBe('https://git.example.com/gitlab/api/v4/projects/g%2Fs%2Fp');
});

test('finds out after a lost answer that the request was opened, and opens no second one', async () => {
  const { forge, script } = forgeOver(networkFailure('ECONNRESET'), jsonResponse([request()]), jsonResponse(request()), jsonResponse({ approvals_required: 1, approved_by: [] }));
  const opened = await forge.openRequest({ project: 'g/p', sourceBranch: 'b', targetBranch: 'main', title: 'T', description: '' });
  expect(opened.iid).toBe(4);
  expect(script.calls.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  expect(new URL(script.calls[1]?.url ?? '').searchParams.get('source_branch')).toBe('b');
});

test('tells the first failure when the request was not opened', async () => {
  const { forge } = forgeOver(networkFailure('ECONNRESET'), jsonResponse([]));
  expect((await rejection(forge.openRequest({ project: 1, sourceBranch: 'b', targetBranch: 'main', title: 'T', description: '' }))).code).toBe('FORGE_UNREACHABLE');
});

test('does not look for a request that the forge said no to', async () => {
  const { forge, script } = forgeOver(jsonResponse({ message: ['Title is too long'] }, { status: 422 }));
  expect(await rejection(forge.openRequest({ project: 1, sourceBranch: 'b', targetBranch: 'main', title: 'T', description: '' }))).toMatchObject({ code: 'FORGE_INVALID', data: { detail: 'Title is too long' } });
  expect(script.calls).toHaveLength(1);
});

test('sends all that a request is opened with', async () => {
  const { forge, script } = forgeOver(jsonResponse(request(), { status: 201 }), jsonResponse(request()), jsonResponse({}));
  await forge.openRequest({
    project: 1, sourceBranch: 'b', targetBranch: 'main', title: 'T', description: 'D', labels: ['one', 'two'], reviewerIds: [2, 3], draft: true, squash: true, removeSourceBranch: false,
  });
  expect(JSON.parse(script.calls[0]?.body ?? '')).toEqual({
    source_branch: 'b', target_branch: 'main', title: 'Draft: T', description: 'D', labels: 'one,two', reviewer_ids: [2, 3], squash: true, remove_source_branch: false,
  });
});

test('merges the reviewed commit, and tells when the branch has moved', async () => {
  const { forge, script } = forgeOver(jsonResponse({ message: 'SHA does not match HEAD of source branch' }, { status: 409 }), jsonResponse(request({ sha: 'b'.repeat(40) })));
  expect((await rejection(forge.mergeRequest({ project: 1, iid: 4, sha: 'a'.repeat(40) }))).code).toBe('FORGE_REVIEWED_MOVED');
  expect(JSON.parse(script.calls[0]?.body ?? '')).toEqual({ sha: 'a'.repeat(40) });
});

test('says what blocks a merge in place of "method not allowed"', async () => {
  const { forge } = forgeOver(jsonResponse({ message: '405 Method Not Allowed' }, { status: 405 }), jsonResponse(request({ detailed_merge_status: 'discussions_not_resolved' })));
  expect(await rejection(forge.mergeRequest({ project: 1, iid: 4, sha: 'a'.repeat(40) }))).toMatchObject({ code: 'FORGE_NOT_MERGEABLE', data: { detail: 'Not all discussions are resolved' } });
});

test('takes a merge whose answer was lost for what it is', async () => {
  const merged = request({ state: 'merged', merge_commit_sha: 'c'.repeat(40) });
  const { forge } = forgeOver(networkFailure('ECONNRESET'), jsonResponse(merged), jsonResponse(merged), jsonResponse({}));
  expect(await forge.mergeRequest({ project: 1, iid: 4, sha: 'a'.repeat(40) })).toMatchObject({ state: 'merged', mergeCommitOid: 'c'.repeat(40) });
});

test('tells a role that may not merge from a token that is not accepted', async () => {
  const refused = (): Response => jsonResponse({ message: '401 Unauthorized' }, { status: 401 });
  const known = forgeOver(refused(), jsonResponse({ id: 1, username: 'ann', name: 'Ann' }));
  expect((await rejection(known.forge.mergeRequest({ project: 1, iid: 4, sha: 'a'.repeat(40) }))).code).toBe('FORGE_FORBIDDEN');
  const unknown = forgeOver(refused(), refused());
  expect((await rejection(unknown.forge.mergeRequest({ project: 1, iid: 4, sha: 'a'.repeat(40) }))).code).toBe('FORGE_UNAUTHORIZED');
});

test('does without approvals where the edition has none', async () => {
  const { forge } = forgeOver(jsonResponse(request()), jsonResponse({ message: '404 Not Found' }, { status: 404 }));
  expect((await forge.getRequest({ project: 1, iid: 4 })).approvals).toBeNull();
});

test('shows a word that is newer than this app as it is', () => {
  expect(mergeabilityOf({ detailed_merge_status: 'waits_for_full_moon' })).toEqual({ status: 'waits_for_full_moon', mergeable: false, message: 'GitLab says: waits for full moon.' });
  expect(mergeabilityOf({ merge_status: 'can_be_merged' }).mergeable).toBe(true);
});

test('keeps the newest try of each job in the order of the stages', () => {
  const names = newestJobs([job(1, 'lint', 'check'), job(2, 'test', 'check'), job(3, 'plan', 'plan'), job(9, 'lint', 'check')]).map(({ id, name }) => `${id} ${name}`);
  expect(names).toEqual(['9 lint', '2 test', '3 plan']);
});

test('marks and unmarks drafts in the title', () => {
  expect(asDraftTitle('T')).toBe('Draft: T');
  expect(asDraftTitle('draft: T')).toBe('draft: T');
  expect(asReadyTitle('Draft: [Draft] T')).toBe('T');
});

test('reads a log in whole lines until its job has ended', async () => {
  const running = jsonResponse(job(1, 'x', 'y'));
  const going = { ...job(1, 'x', 'y'), status: 'running' };
  const { forge, script } = forgeOver(jsonResponse(going), text('one\ntwo\nthr'), running, text('three\n', { status: 206, headers: { 'content-range': 'bytes 8-13/14' } }));
  expect(await forge.jobLog({ project: 1, jobId: 1, offset: 0 })).toEqual({ text: 'one\ntwo\n', nextOffset: 8, complete: false, restarted: false });
  expect(await forge.jobLog({ project: 1, jobId: 1, offset: 8 })).toEqual({ text: 'three\n', nextOffset: 14, complete: true, restarted: false });
  expect(script.calls[3]?.headers.get('range')).toBe('bytes=8-');
});

test('reads on in a log whose server knows no ranges, and from its beginning when it began anew', async () => {
  const going = (): Response => jsonResponse({ ...job(1, 'x', 'y'), status: 'running' });
  const { forge } = forgeOver(going(), text('one\ntwo\n'), going(), text('new\n'), going(), text('', { status: 416, headers: { 'content-range': 'bytes */8' } }));
  expect((await forge.jobLog({ project: 1, jobId: 1, offset: 4 })).text).toBe('two\n');
  expect(await forge.jobLog({ project: 1, jobId: 1, offset: 8 })).toMatchObject({ text: 'new\n', nextOffset: 4, restarted: true });
  expect(await forge.jobLog({ project: 1, jobId: 1, offset: 8 })).toMatchObject({ text: '', nextOffset: 8, restarted: false });
});

test('leaves out the marks with which GitLab folds a log', async () => {
  const log = '\u001B[0Ksection_start:1560896352:build[collapsed=true]\r\u001B[0K$ make\nok\n\u001B[0Ksection_end:1560896353:build\r\u001B[0K';
  const { forge } = forgeOver(jsonResponse(job(1, 'x', 'y')), text(log));
  expect((await forge.jobLog({ project: 1, jobId: 1, offset: 0 })).text).toBe('$ make\nok\n');
});

test('names the place where an answer has another shape', async () => {
  const { forge } = forgeOver(jsonResponse([{ id: 'one' }]));
  expect(await rejection(forge.listProjects({}))).toMatchObject({ code: 'FORGE_UNSUPPORTED' });
});
