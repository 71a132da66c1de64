import { expect, test } from 'vitest';
import { liveLogPath } from '../../../main/box/pipelines/job-log-file.ts';
import { newsIn } from '../../../main/box/pipelines/progress-line.ts';
import { nextStage, stateOf } from '../../../main/box/pipelines/run-state.ts';
import type { JobRecord } from '../../../main/box/records.ts';

let lastId = 0;
const job = (stage: string, status: JobRecord['status'], more: Partial<JobRecord> = {}): JobRecord => ({
  id: (lastId += 1), pipelineId: 1, projectId: 1, userId: 1, name: `${stage}-${lastId}`, stage, status, when: 'on_success', allowFailure: false, createdAt: '',
  failureReason: null, startedAt: null, finishedAt: null, retried: false, ...more,
});

test('tells the news of a job from what its script says', () => {
  const names = ['plan', 'plan prod'];
  expect(newsIn('plan prod starting shell (plan)', names)).toEqual({ kind: 'started', name: 'plan prod' });
  expect(newsIn('plan      finished in 1.6 s', names)).toEqual({ kind: 'finished', name: 'plan', exitCode: 0 });
  expect(newsIn('plan      finished in 203 ms  FAIL 7 ', names)).toEqual({ kind: 'finished', name: 'plan', exitCode: 7 });
  expect(newsIn('plan      > finished in 1 s', names)).toBeNull();
  expect(newsIn('plan      $ starting shell', names)).toBeNull();
  expect(newsIn('parsing and downloads finished in 113 ms.', names)).toBeNull();
});

test('runs the stages in order and skips what an earlier failure rules out', () => {
  const lint = job('check', 'created');
  const plan = job('plan', 'created');
  const tidy = job('plan', 'created', { when: 'always' });
  expect(nextStage([lint, plan, tidy])).toEqual({ run: [lint], skip: [] });
  lint.status = 'failed';
  expect(nextStage([lint, plan, tidy])).toEqual({ run: [tidy], skip: [plan] });
  lint.status = 'success';
  expect(nextStage([lint, plan, tidy])).toEqual({ run: [plan, tidy], skip: [] });
});

test('knows how a pipeline stands from the newest tries of its jobs', () => {
  expect(stateOf([job('a', 'failed', { allowFailure: true }), job('a', 'success')])).toBe('success');
  expect(stateOf([job('a', 'failed'), job('b', 'skipped')])).toBe('failed');
  expect(stateOf([job('a', 'failed', { retried: true }), job('a', 'success')])).toBe('success');
  expect(stateOf([job('a', 'success'), job('b', 'manual', { allowFailure: true })])).toBe('success');
  expect(stateOf([job('a', 'success'), job('b', 'pending')])).toBe('running');
});

test('finds the log of a job of any name', () => {
  expect(liveLogPath('/w', 'lint')).toBe('/w/.gitlab-ci-local/output/lint.log');
  expect(liveLogPath('/w', 'plan: prod/eu')).toMatch(/^\/w\/\.gitlab-ci-local\/output\/[\w-]+\.log$/);
});
