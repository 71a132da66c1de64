import { expect, test } from 'vitest';
import { createGitLab } from '../../main/forge/gitlab/index.ts';
import type { ForgePort } from '../../main/forge/port.ts';
import { contractIsHere, loadContract, readSample } from './gitlab-contract.ts';

function forgeAnswering(answers: Readonly<Record<string, unknown>>): ForgePort {
  return createGitLab({
    baseUrl: 'https://gitlab.example.com', token: () => Promise.resolve('token-of-a-test'),
    fetch: (url) => {
      const path = new URL(url).pathname.replace('/api/v4/projects/1', '');
      return Promise.resolve(Response.json(answers[path] ?? { message: '404 Not Found' }, { status: path in answers ? 200 : 404 }));
    },
  });
}

test.skipIf(!contractIsHere)('reads a merge request as GitLab documents one', async () => {
  const sample = readSample('get_merge_request') as { sha: string; title: string; labels: string[]; head_pipeline: { id: number } };
  expect(loadContract().faultsOfSchema('API_Entities_MergeRequest', { draft: false, has_conflicts: false, ...sample })).toEqual([]);
  const request = await forgeAnswering({ '/merge_requests/14656': sample }).getRequest({ project: 1, iid: 14656 });
  expect(request).toMatchObject({
    iid: 14656, title: sample.title, state: 'opened', sha: sample.sha, labels: sample.labels, squash: true, removeSourceBranch: true, approvals: null,
    mergeability: { status: 'mergeable', mergeable: true }, author: 'Alex Kalderimis', pipelineStatus: 'success', mergeCommitOid: null,
  });
  expect(request.pipeline?.id).toBe(sample.head_pipeline.id);
  expect(request.diffRefs?.headSha).toMatch(/^[0-9a-f]{40}$/);
});

test.skipIf(!contractIsHere)('reads a list of merge requests as GitLab documents one', async () => {
  const sample = readSample('get_merge_requests') as { iid: number }[];
  const { items } = await forgeAnswering({ '/merge_requests': sample }).listRequests({ project: 1 });
  expect(items.map(({ iid }) => iid)).toEqual(sample.map(({ iid }) => iid));
  expect(items.every(({ updatedAtMs, webUrl }) => updatedAtMs > 0 && webUrl.startsWith('https://'))).toBe(true);
});
