import { Gitlab } from '@gitbeaker/rest';
import { afterEach, expect, test } from 'vitest';
import { startTestBox, type TestBox, until } from '../integration/box/test-box.ts';

let box: TestBox | undefined;
afterEach(async () => {
  await box?.dispose();
  box = undefined;
});

const ci = 'check:\n  script:\n    - echo from the job\n';

test('serves a client that others wrote, from the project to the merge', async () => {
  box = await startTestBox({ 'a.txt': 'a\n', '.gitlab-ci.yml': ci });
  const api = new Gitlab({ host: box.box.url, token: box.tokens.ann });
  const projectId = (await api.Projects.show('group/sub/project')).id;
  expect((await api.Projects.all({ membership: true })).map((each) => each['path_with_namespace'])).toEqual(['group/sub/project']);
  const head = await box.push('topic', { 'a.txt': 'b\n' });
  expect((await api.Branches.show(projectId, 'topic')).commit.id).toBe(head);
  const opened = await api.MergeRequests.create(projectId, 'topic', 'main', 'T', { removeSourceBranch: true, labels: 'one,two' });
  expect(opened.labels).toEqual(['one', 'two']);
  await expect(api.MergeRequests.create(projectId, 'topic', 'main', 'again')).rejects.toThrow(/already exists/);
  const pipeline = await until(async () => (await api.MergeRequests.allPipelines(projectId, opened.iid)).find((each) => each.status === 'success'), 'a pipeline that passes');
  const [job] = await api.Jobs.all(projectId, { pipelineId: pipeline.id });
  expect(await api.Jobs.showLog(projectId, job?.id ?? 0)).toContain('from the job');
  const merged = await api.MergeRequests.merge(projectId, opened.iid, { sha: head });
  expect(merged.state).toBe('merged');
  await box.git('fetch', '--quiet', '--prune');
  expect((await box.git('show', 'origin/main:a.txt')).trim()).toBe('b');
  expect(await box.git('branch', '--remotes')).not.toContain('topic');
}, 180_000);

test('takes parameters as JSON, as a form, as a multipart form and in the query', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const path = '/projects/group%2Fsub%2Fproject/merge_requests';
  const form = new FormData();
  form.set('title', 'By multipart');
  form.set('labels', 'three');
  await box.push('topic', { 'a.txt': 'b\n' });
  const opened = await box.api(`${path}?target_branch=main`, { method: 'POST', body: new URLSearchParams({ source_branch: 'topic', title: 'By form' }) });
  expect(opened).toMatchObject({ status: 201, body: { title: 'By form', target_branch: 'main' } });
  expect((await box.api(`${path}/1`, { method: 'PUT', body: form })).body).toMatchObject({ title: 'By multipart', labels: ['three'] });
  expect((await box.api(`${path}/1?title=By+query`, { method: 'PUT' })).body).toMatchObject({ title: 'By query' });
  expect((await box.api(`${path}/1`, { method: 'PUT', body: '{', headers: { 'content-type': 'application/json' } })).status).toBe(400);
});
