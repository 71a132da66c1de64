import { expect, test } from 'vitest';
import { mergeState, stagesOf } from '../../../renderer/features/requests/merge-state.ts';
import { statusWords } from '../../../renderer/features/requests/status.ts';
import { fileShare, reviewShare, withStaged } from '../../../renderer/features/review/staging.ts';
import { draftName } from '../../../renderer/stores/draft-name.ts';
import type { DraftEdit } from '../../../shared/model/edit.ts';
import type { Request } from '../../../shared/model/request.ts';
import type { Review, ReviewFile } from '../../../shared/model/review.ts';

const sha = 'a'.repeat(40);

function edit(id: string, staged: boolean): DraftEdit {
  return { id, path: 'x', seq: 1, kind: 'field', label: id, target: null, operations: [], splices: [], staged, updatedAtMs: 0 };
}

function file(path: string, edits: DraftEdit[]): ReviewFile {
  return { path, status: 'modified', baseText: '', text: '', stagedText: '', fields: [], edits };
}

function review(...files: ReviewFile[]): Review {
  const draft = { id: 'd', repositoryId: 'r', title: '', branch: 'main', baseOid: sha, movedTo: null, files: [], state: 'open' as const, requestIid: null, createdAtMs: 0, updatedAtMs: 0 };
  return { draft, files, conflicts: [], warnings: [] };
}

function request(change: Partial<Request>): Request {
  return {
    repositoryId: 'r', iid: 1, title: 't', state: 'opened', draft: false, author: 'ana', sourceBranch: 's', targetBranch: 'main', webUrl: '', updatedAtMs: 0, pipelineStatus: null, draftId: null,
    description: '', sha, mergeCommitOid: null, mergeability: { status: 'mergeable', mergeable: true, message: 'It can be merged.' }, approvals: null, labels: [], reviewers: [], squash: false,
    removeSourceBranch: true, pipeline: null, createdAtMs: 0, mergedAtMs: null, mergedBy: null, observedAtMs: 0, ...change,
  };
}

test('a tick box knows all, some and none', () => {
  expect(fileShare(file('a', [edit('1', true), edit('2', true)]))).toBe('all');
  expect(fileShare(file('a', [edit('1', true), edit('2', false)]))).toBe('some');
  expect(reviewShare(review(file('a', [edit('1', false)]), file('b', [edit('2', false)])))).toEqual({ share: 'none', staged: 0, total: 2 });
});

test('staging a file, single edits or everything touches just these', () => {
  const before = review(file('a', [edit('1', false), edit('2', false)]), file('b', [edit('3', false)]));
  const staged = (what: Parameters<typeof withStaged>[1]): string[] => withStaged(before, what, true).files.flatMap((each) => each.edits).filter((each) => each.staged).map((each) => each.id);
  expect(staged({ path: 'a', editIds: null })).toEqual(['1', '2']);
  expect(staged({ path: null, editIds: ['2'] })).toEqual(['2']);
  expect(staged({ path: null, editIds: null })).toEqual(['1', '2', '3']);
});

test('only the commit that was looked at can be merged', () => {
  expect(mergeState(request({}), sha)).toEqual({ kind: 'can', sha });
  expect(mergeState(request({ sha: 'b'.repeat(40) }), sha)).toEqual({ kind: 'moved', sha: 'b'.repeat(40) });
});

test('what stands in the way of a merge is said in a sentence', () => {
  const why = (change: Partial<Request>): string => {
    const state = mergeState(request(change), sha);
    return state.kind === 'cannot' ? state.why : state.kind;
  };
  expect(why({ draft: true })).toMatch(/draft/);
  expect(why({ state: 'merged' })).toMatch(/merged already/);
  expect(why({ state: 'closed' })).toMatch(/closed/);
  expect(why({ sha: null })).toMatch(/no commit/);
  expect(why({ mergeability: { status: 'ci_must_pass', mergeable: false, message: 'The pipeline must pass first.' } })).toBe('The pipeline must pass first.');
});

test('stages stand in the order of their first jobs', () => {
  const jobs = [{ id: 3, stage: 'deploy' }, { id: 1, stage: 'check' }, { id: 2, stage: 'check' }];
  expect(stagesOf(jobs).map((stage) => [stage.name, stage.jobs.length])).toEqual([['check', 2], ['deploy', 1]]);
});

test('a state that the forge added lately is shown as it names it, and taken for live', () => {
  expect(statusWords('waiting_for_moon')).toEqual({ tone: 'neutral', label: 'waiting for moon', live: true });
});

test('a draft is called by what it changes until it has a title', () => {
  const changed = (path: string) => ({ path, status: 'modified' as const, edits: 1, staged: 0 });
  expect(draftName({ title: '', files: [] })).toBe('New draft');
  expect(draftName({ title: '', files: [changed('envs/prod/api.yaml')] })).toBe('Changes in prod/api.yaml');
  expect(draftName({ title: '', files: [changed('a'), changed('b')] })).toBe('Changes in 2 files');
  expect(draftName({ title: 'Scale up', files: [] })).toBe('Scale up');
});
