import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppEvent } from '../../../shared/contract/events.ts';
import type { Request } from '../../../shared/model/request.ts';
import { editField, startWorld, type World } from './engine-world.ts';

let world: World;
let request: Request;

const ci = 'stages: [check]\nvalidate:\n  stage: check\n  script:\n    - echo first line\n    - sleep 1\n    - echo last line\n';

beforeEach(async () => {
  world = await startWorld({ 'prod/values.yaml': 'replicas: 3\n', '.gitlab-ci.yml': ci, '.gitlab/merge_request_templates/Change.md': '## Why\n' });
  const { id: draftId } = await world.call('draft.create', { repositoryId: world.repositoryId, branch: 'main', title: '' });
  await editField(world, { draftId, path: 'prod/values.yaml' }, { op: 'set', path: ['replicas'], value: 5 });
  await world.call('draft.stage', { draftId, path: null, editIds: null, staged: true });
  const proposal = await world.call('request.propose', { draftId });
  expect(proposal.templates).toContain('Change');
  const { description } = await world.call('request.template', { draftId, name: 'Change' });
  expect(description).toMatch(/^## Why\n\n### Fields changed\n\n\| File/);
  request = await world.call('request.open', {
    draftId, branch: 'fairlead/change', title: 'Five', message: 'Five', description, labels: [], reviewerIds: [], asDraft: false, squash: false, removeSourceBranch: true,
    author: { name: 'Ann', email: 'ann@example.invalid' },
  });
}, 90_000);

afterEach(async () => { await world.dispose(); });

const place = () => ({ repositoryId: world.repositoryId, iid: request.iid });
const told = () => world.events.filter((event): event is Extract<AppEvent, { type: 'request' }> => event.type === 'request');

test('follows pipeline, jobs and log of a watched request until it passes', async () => {
  await world.call('request.watch', place());
  await expect.poll(() => told().at(-1)?.request.pipeline?.status, { timeout: 60_000, interval: 300 }).toBe('success');
  const job = told().at(-1)?.request.pipeline?.jobs[0];
  expect(job).toMatchObject({ name: 'validate', stage: 'check', status: 'success' });
  const whole = await world.call('job.log', { repositoryId: world.repositoryId, jobId: job?.id ?? 0, offset: 0 });
  expect(whole).toMatchObject({ complete: true });
  expect(whole.text).toContain('last line');
  const rest = await world.call('job.log', { repositoryId: world.repositoryId, jobId: job?.id ?? 0, offset: whole.nextOffset });
  expect(rest).toMatchObject({ text: '', complete: true });
  const before = told().length;
  await world.call('job.retry', { repositoryId: world.repositoryId, jobId: job?.id ?? 0 });
  await expect.poll(() => told().length, { timeout: 20_000 }).toBeGreaterThan(before);
  await world.call('request.unwatch', place());
}, 120_000);

test('says that a watched request could not be asked about and when it tries again, and goes on', async () => {
  world.box.setFaults([{ path: 'merge_requests/', status: 503, times: 999 }]);
  await world.call('request.watch', place());
  await expect.poll(() => world.events.find((event) => event.type === 'request-stale'), { timeout: 30_000 }).toMatchObject({ iid: request.iid, failure: { code: 'FORGE_FAULT' } });
  world.box.setFaults([]);
  await expect.poll(() => told().length, { timeout: 60_000 }).toBeGreaterThan(0);
  await world.call('request.unwatch', place());
}, 120_000);

test('lists what is known without a network and since when, and asks when told to', async () => {
  const before = await world.call('request.list', { repositoryId: null, state: 'opened', refresh: false });
  expect(before).toMatchObject({ requests: [{ iid: request.iid, title: 'Five', draftId: request.draftId }] });
  const asked = await world.call('request.list', { repositoryId: null, state: 'opened', refresh: true });
  expect(asked.observedAtMs).toBeGreaterThan(0);
  expect(asked.requests).toMatchObject([{ iid: request.iid, draftId: request.draftId }]);
  expect(await world.call('request.set-draft', { ...place(), draft: true })).toMatchObject({ draft: true, mergeability: { mergeable: false } });
  expect(await world.call('request.set-draft', { ...place(), draft: false })).toMatchObject({ draft: false });
  world.box.setFaults([{ path: '.', status: 502, times: 99 }]);
  await expect(world.call('request.list', { repositoryId: null, state: 'opened', refresh: true })).rejects.toMatchObject({ failure: { code: 'FORGE_FAULT' } });
  expect(await world.call('request.get', { ...place(), refresh: false })).toMatchObject({ iid: request.iid });
  world.box.setFaults([]);
  expect(await world.call('request.close', place())).toMatchObject({ state: 'closed' });
  expect((await world.call('request.list', { repositoryId: null, state: 'opened', refresh: true })).requests).toEqual([]);
}, 90_000);

test('merges the reviewed commit only', async () => {
  await expect(world.call('request.merge', { ...place(), sha: 'a'.repeat(40), squash: false, removeSourceBranch: true })).rejects.toMatchObject({ failure: { code: 'FORGE_REVIEWED_MOVED' } });
  expect(await world.call('request.get', { ...place(), refresh: true })).toMatchObject({ state: 'opened' });
}, 60_000);
