import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBox, type TestBox, until } from '../integration/box/test-box.ts';
import { contractIsHere, type GitLabContract, loadContract } from './gitlab-contract.ts';

const ci = 'stages: [check, plan]\nlint:\n  stage: check\n  script: [echo lint]\nplan:\n  stage: plan\n  script: [echo plan]\n';

let box: TestBox;
let contract: GitLabContract;
let pipelineId = 0;
let jobId = 0;

beforeAll(async () => {
  if (!contractIsHere) return;
  contract = loadContract();
  box = await startTestBox({ 'a.txt': 'a\n', '.gitlab-ci.yml': ci, '.gitlab/merge_request_templates/Default.md': '## What\n' }, { labels: [{ name: 'prod', color: '#ff0000', description: '' }] });
  await box.push('topic', { 'a.txt': 'b\n' });
  await box.forge.openRequest({ project: 'group/sub/project', sourceBranch: 'topic', targetBranch: 'main', title: 'T', description: 'D', labels: ['prod'], reviewerIds: [102] });
  const done = await until(async () => {
    const { pipeline } = await box.forge.getRequest({ project: 'group/sub/project', iid: 1 });
    return pipeline?.status === 'success' ? pipeline : undefined;
  }, 'a pipeline that passes');
  pipelineId = done.id;
  jobId = done.jobs[0]?.id ?? 0;
}, 180_000);

afterAll(() => box?.dispose());

const project = '/projects/group%2Fsub%2Fproject';
const reads = [
  '/version', '/metadata', '/user', '/users', '/personal_access_tokens/self', '/projects?membership=true', project, `${project}/users`,
  `${project}/labels`, `${project}/templates/merge_requests`, `${project}/templates/merge_requests/Default`, `${project}/repository/branches`,
  `${project}/repository/branches/topic`, `${project}/protected_branches`, `${project}/merge_requests`, `${project}/merge_requests?state=opened&source_branch=topic`,
  `${project}/merge_requests/1`, `${project}/merge_requests/1/approvals`, `${project}/merge_requests/1/reviewers`, `${project}/merge_requests/1/pipelines`,
  `${project}/pipelines`, `${project}/pipelines/:pipeline`, `${project}/pipelines/:pipeline/jobs?include_retried=true`, `${project}/jobs/:job`, `${project}/jobs/:job/trace`,
];

test.skipIf(!contractIsHere).each(reads)('answers GET %s as the published contract says', async (route) => {
  const path = route.replace(':pipeline', String(pipelineId)).replace(':job', String(jobId));
  const answer = await box.api(path);
  expect(answer.status).toBe(200);
  expect(contract.faultsOf('GET', `/api/v4${path.split('?')[0] ?? ''}`, answer)).toEqual([]);
});

test.skipIf(!contractIsHere)('answers writes as the published contract says', async () => {
  const check = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const answer = await box.api(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    expect(contract.faultsOf(method, `/api/v4${path}`, answer), `${method} ${path}: ${JSON.stringify(answer.body)}`).toEqual([]);
    return answer.body;
  };
  await box.push('second', { 'b.txt': 'b\n' });
  const opened = await check('POST', `${project}/merge_requests`, { source_branch: 'second', target_branch: 'main', title: 'Second' });
  expect(opened).toMatchObject({ iid: 2, state: 'opened' });
  await check('PUT', `${project}/merge_requests/2`, { title: 'Draft: Second' });
  await check('PUT', `${project}/merge_requests/2/merge`, { sha: '0'.repeat(40) });
  await check('PUT', `${project}/merge_requests/2`, { state_event: 'close' });
  await check('POST', `${project}/jobs/${jobId}/retry`, {});
  await check('POST', `${project}/pipelines/${pipelineId}/cancel`, {});
  const { body } = await box.api(`${project}/merge_requests/1`);
  await check('PUT', `${project}/merge_requests/1/merge`, { sha: (body as { sha: string }).sha });
});
