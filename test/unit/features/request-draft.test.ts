import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { requestProblems, requestValues } from '../../../renderer/features/review/request-draft.ts';
import type { RequestProposal } from '../../../shared/model/request.ts';

const proposal: RequestProposal = {
  branch: 'fairlead/replicas', title: 'Set replicas to 5', message: 'Set replicas to 5', description: '| a |', templates: [], labels: [], members: [{ id: 7, username: 'ana', name: 'Ana' }],
  suggestedReviewerIds: [7], author: null, squash: false, removeSourceBranch: true, offline: null,
};

test('the form follows the proposal, but for what the operator changed', () => {
  const values = requestValues(proposal, { title: 'My title' });
  expect(values).toMatchObject({ title: 'My title', branch: 'fairlead/replicas', reviewerIds: [7], removeSourceBranch: true, asDraft: false });
  expect(requestValues({ ...proposal, branch: 'other', title: 'Newer' }, { title: 'My title' })).toMatchObject({ title: 'My title', branch: 'other' });
});

test('a missing author, title or message is said by field', () => {
  expect(Object.keys(requestProblems(requestValues(proposal, { title: ' ', message: '' }))).sort()).toEqual(['email', 'message', 'name', 'title']);
  expect(requestProblems(requestValues(proposal, { author: { name: 'Ana', email: 'ana@example.com' } }))).toEqual({});
});

test('a branch name is refused exactly where git refuses it', () => {
  const names = [
    'a', 'feature/x', 'fairlead/set-5', 'a.b', 'a-b', 'ünïcode', 'a@b', '@a', '{a}', 'a@', 'HEADx', '-flag', 'a..b', 'a//b', '/a', 'a/', 'a.', '.a', 'a/.b', 'a.lock', 'a.lock/b', 'a b', 'a~1', 'a^', 'a:b', 'a?b',
    'a*b', 'a[b', 'a\\b', 'a@{b', 'a\tb', 'a\x7f',
  ];
  for (const branch of names) {
    const git = spawnSync('git', ['check-ref-format', '--branch', branch], { encoding: 'utf8' });
    const ours = requestProblems(requestValues(proposal, { branch, author: { name: 'Ana', email: 'ana@example.com' } })).branch === undefined;
    expect([branch, ours]).toEqual([branch, git.status === 0]);
  }
});
