import { afterEach, expect, test } from 'vitest';
import { startBox } from '../../../main/box/start-box.ts';
import { readFile } from 'node:fs/promises';
import { startTestBox, type TestBox, until } from './test-box.ts';
import type { ForgeRequest } from '../../../main/forge/domain.ts';

const project = 'group/sub/project';
let box: TestBox;
afterEach(() => box.dispose());

const ci = `stages: [second, first]
early:
  stage: second
  script: ['echo ran >> "$HOME/early.txt"; for i in 1 2 3 4; do echo "line $i"; sleep 0.3; done']
broken:
  stage: second
  allow_failure: true
  script: ['echo before; exit 7']
late:
  stage: first
  script: ['echo "$CI_MERGE_REQUEST_IID $CI_PIPELINE_SOURCE $CI_COMMIT_SHA"']
on main only:
  stage: first
  rules: [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]
  script: ['true']
`;

async function openOn(files: Readonly<Record<string, string>>): Promise<number> {
  await box.push('topic', files);
  return (await box.forge.openRequest({ project, sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: '' })).iid;
}

function waitFor(iid: number, status: string): Promise<ForgeRequest> {
  return until(async () => {
    const request = await box.forge.getRequest({ project, iid });
    return request.pipelineStatus === status ? request : undefined;
  }, `a pipeline that is ${status}`);
}

const states = ({ pipeline }: ForgeRequest): string[] => (pipeline?.jobs ?? []).map(({ name, status }) => `${name} ${status}`);

test('runs the pipeline of the repository, stage by stage, with logs that grow', async () => {
  box = await startTestBox({ 'a.txt': 'a\n', '.gitlab-ci.yml': ci });
  const iid = await openOn({ 'a.txt': 'b\n' });
  const parts: string[] = [];
  let offset = 0;
  const log = await until(async () => {
    const job = (await box.forge.getRequest({ project, iid })).pipeline?.jobs[0];
    if (job === undefined) return undefined;
    const part = await box.forge.jobLog({ project, jobId: job.id, offset });
    offset = part.nextOffset;
    if (part.text !== '') parts.push(part.text);
    return part.complete ? parts.join('') : undefined;
  }, 'a whole log');
  expect(log).toMatch(/line 1\nline 2\nline 3\nline 4\nJob succeeded\n$/);
  expect(parts.length).toBeGreaterThan(1);
  const passed = await waitFor(iid, 'success');
  expect(states(passed)).toEqual(['early success', 'broken failed', 'late success']);
  expect(passed.pipeline?.jobs[1]).toMatchObject({ allowFailure: true });
  // Once for the branch and once for the request: a stage runs its own jobs alone.
  expect((await readFile(`${box.dataDir}/home/early.txt`, 'utf8')).split('ran').length - 1).toBeLessThanOrEqual(2);
  const late = await box.forge.jobLog({ project, jobId: passed.pipeline?.jobs[2]?.id ?? 0, offset: 0 });
  expect(late.text).toContain(`${iid} merge_request_event ${passed.sha ?? ''}`);
}, 180_000);

test('fails a pipeline with its job, blocks the merge where the project says so, and passes after the next push', async () => {
  box = await startTestBox({ 'a.txt': 'a\n', '.gitlab-ci.yml': 'check:\n  script: ["grep -q good a.txt"]\nafter:\n  stage: deploy\n  script: ["true"]\n' }, { onlyMergeIfPipelineSucceeds: true });
  const iid = await openOn({ 'a.txt': 'bad\n' });
  const failed = await waitFor(iid, 'failed');
  expect(states(failed)).toEqual(['check failed', 'after skipped']);
  expect(failed.mergeability.status).toBe('ci_must_pass');
  const log = await box.forge.jobLog({ project, jobId: failed.pipeline?.jobs[0]?.id ?? 0, offset: 0 });
  expect(log.text).toContain('Job failed: exit code 1');
  await expect(box.forge.mergeRequest({ project, iid, sha: failed.sha ?? '' })).rejects.toMatchObject({ code: 'FORGE_NOT_MERGEABLE', data: { detail: 'Its pipeline must pass first' } });
  const sha = await box.push('topic', { 'a.txt': 'good\n' }, 'HEAD');
  const passed = await until(async () => {
    const request = await box.forge.getRequest({ project, iid });
    return request.sha === sha && request.mergeability.mergeable ? request : undefined;
  }, 'a request that can be merged');
  expect((await box.forge.listPipelines({ project, iid })).map(({ status }) => status).slice(0, 1)).toEqual(['success']);
  expect((await box.forge.mergeRequest({ project, iid, sha: passed.sha ?? '' })).state).toBe('merged');
}, 180_000);

test('cancels a pipeline with the shells of its jobs, and runs a job again', async () => {
  box = await startTestBox({ 'a.txt': 'a\n', '.gitlab-ci.yml': 'slow:\n  script: ["if [ -e /tmp/never ]; then true; fi", "echo pid $$", "sleep 60 & wait"]\nnext:\n  stage: deploy\n  script: ["true"]\n' });
  const iid = await openOn({ 'a.txt': 'b\n' });
  const pid = await until(async () => {
    const job = (await box.forge.getRequest({ project, iid })).pipeline?.jobs[0];
    const log = job === undefined ? '' : (await box.forge.jobLog({ project, jobId: job.id, offset: 0 })).text;
    return /^pid (\d+)$/m.exec(log)?.[1];
  }, 'a job that runs');
  const { pipeline } = await box.forge.getRequest({ project, iid });
  await box.forge.cancelPipeline({ project, pipelineId: pipeline?.id ?? 0 });
  const cancelled = await waitFor(iid, 'canceled');
  expect(states(cancelled)).toEqual(['slow canceled', 'next canceled']);
  const alive = await readFile(`/proc/${pid}/stat`, 'utf8').then((stat) => !stat.includes(') Z '), () => false);
  expect(alive).toBe(false);
  const again = await box.forge.retryJob({ project, jobId: cancelled.pipeline?.jobs[1]?.id ?? 0 });
  expect(again.name).toBe('next');
  await until(async () => {
    const jobs = await box.forge.listJobs({ project, pipelineId: pipeline?.id ?? 0 });
    return jobs.find(({ id }) => id === again.id)?.status === 'success' ? true : undefined;
  }, 'a second try that passes');
}, 180_000);

test('says why a configuration cannot be read', async () => {
  box = await startTestBox({ 'a.txt': 'a\n' });
  const iid = await openOn({ '.gitlab-ci.yml': 'check:\n  stage: nowhere\n  script: ["true"]\n' });
  await waitFor(iid, 'failed');
  const { body } = await box.api(`/projects/${box.project.id}/pipelines`);
  const first = (body as { id: number }[])[0];
  expect((await box.api(`/projects/${box.project.id}/pipelines/${first?.id ?? 0}`)).body).toMatchObject({ yaml_errors: expect.stringContaining('nowhere') as unknown });
}, 180_000);

test('goes on after a restart with the same token, requests and unfinished pipelines', async () => {
  box = await startTestBox({ 'a.txt': 'a\n', '.gitlab-ci.yml': 'slow:\n  script: ["sleep 2", "echo done"]\n' });
  const iid = await openOn({ 'a.txt': 'b\n' });
  await until(async () => ((await box.forge.getRequest({ project, iid })).pipeline?.jobs[0]?.status === 'running' ? true : undefined), 'a job that runs');
  await box.box.close();
  const again = await startBox({ dataDir: box.dataDir });
  const before = box;
  try {
    box = { ...before, box: again };
    const { createForge } = await import('../../../main/forge/index.ts');
    const forge = createForge('gitlab', { baseUrl: again.url, fetch, token: () => Promise.resolve(before.tokens.ann) });
    const request = await until(async () => {
      const found = await forge.getRequest({ project, iid });
      return found.pipelineStatus === 'success' ? found : undefined;
    }, 'a pipeline that passes after the restart');
    expect(request.title).toBe('T');
  } finally {
    box = { ...before, box: again };
  }
}, 180_000);
