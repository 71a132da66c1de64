import { afterEach, beforeEach, expect, test } from 'vitest';
import { editField, openEngine, startWorld, typeText, type World } from './engine-world.ts';
import { commitFile, realGit } from './real-git.ts';

const api = 'kind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 3\n  image: "registry/api:1.2"\n';
let world: World;
let draftId: string;

beforeEach(async () => {
  world = await startWorld({ 'prod/api.yaml': api, 'notes.txt': 'one\ntwo\nthree\n' });
  draftId = (await world.call('draft.create', { repositoryId: world.repositoryId, branch: 'main', title: 'More replicas' })).id;
  await editField(world, { draftId, path: 'prod/api.yaml' }, { op: 'set', path: ['spec', 'replicas'], value: 5 });
  await world.call('draft.stage', { draftId, path: null, editIds: null, staged: true });
}, 60_000);

afterEach(async () => { await world.dispose(); });

const input = (branch = 'fairlead/change', message = 'Change') => ({
  draftId, branch, title: 'Change', message, description: '', labels: [], reviewerIds: [], asDraft: false, squash: false, removeSourceBranch: true,
  author: { name: 'Ann Example', email: 'ann@example.invalid' },
});

function pushed(): string[] {
  return realGit(world.remoteDir, 'for-each-ref', '--format=%(refname:short) %(objectname)', 'refs/heads/fairlead').trim().split('\n').filter(Boolean);
}

async function requests(): Promise<number> {
  const { requests: all } = await world.call('request.list', { repositoryId: world.repositoryId, state: 'all', refresh: true });
  return all.length;
}

test.each([
  ['the network dies before the push', [{ path: 'git-receive-pack', reset: 'before' as const, times: 9 }]],
  ['the answer to the push is lost', [{ path: 'git-receive-pack$', method: 'POST', reset: 'after' as const, times: 1 }]],
  ['the push is answered with a fault', [{ path: 'git-receive-pack', status: 503, times: 9 }]],
  ['the forge fails before the request is opened', [{ path: 'merge_requests', status: 502, times: 99 }]],
  ['the answer to the opening is lost and asking again fails', [{ path: 'merge_requests$', method: 'POST', reset: 'after' as const, times: 1 }, { path: 'merge_requests', method: 'GET', after: 1, status: 503, times: 99 }]],
  ['the token is revoked between push and request', [{ path: 'merge_requests', status: 401, times: 99 }]],
])('opens one request with one commit when %s and it is tried again', async (_name, faults) => {
  world.box.setFaults(faults);
  await expect(world.call('request.open', input())).rejects.toThrow();
  expect(await world.call('draft.get', { id: draftId })).toMatchObject({ state: 'open' });
  const before = pushed();
  world.box.setFaults([]);
  const request = await world.call('request.open', input());
  expect(request).toMatchObject({ state: 'opened', sourceBranch: 'fairlead/change' });
  expect(pushed()).toHaveLength(1);
  if (before.length > 0) expect(pushed()).toEqual(before);
  expect(await requests()).toBe(1);
  expect(await world.call('request.open', input())).toMatchObject({ iid: request.iid });
  expect(await requests()).toBe(1);
}, 90_000);

test('goes on with the same commit in a new engine after the old one is gone, even when the base moved meanwhile', async () => {
  world.box.setFaults([{ path: 'merge_requests', status: 502, times: 99 }]);
  await expect(world.call('request.open', input())).rejects.toThrow();
  const before = pushed();
  expect(before).toHaveLength(1);
  await world.engine.dispose();
  world.box.setFaults([]);
  commitFile(world.remoteDir, { branch: 'main', path: 'other.txt', text: 'x\n' });
  const again = openEngine(world.dataDir, { tokens: world.tokens });
  try {
    await again.call('request.open', input());
    expect(pushed()).toEqual(before);
  } finally {
    await again.engine.dispose();
  }
}, 60_000);

test('replaces its own earlier commit when the operator changed something after a failure, and nobody else\'s', async () => {
  world.box.setFaults([{ path: 'merge_requests', status: 502, times: 99 }]);
  await expect(world.call('request.open', input())).rejects.toThrow();
  const [before] = pushed();
  await editField(world, { draftId, path: 'prod/api.yaml' }, { op: 'set', path: ['spec', 'replicas'], value: 7 });
  world.box.setFaults([]);
  await world.call('request.open', input('fairlead/change', 'Another message'));
  expect(pushed()).toHaveLength(1);
  expect(pushed()[0]).not.toBe(before);
  expect(realGit(world.remoteDir, 'show', 'fairlead/change:prod/api.yaml')).toContain('replicas: 7');
}, 60_000);

test('leaves a branch of the same name with other commits alone', async () => {
  realGit(world.remoteDir, 'branch', 'fairlead/change', 'main');
  commitFile(world.remoteDir, { branch: 'fairlead/change', path: 'theirs.txt', text: 'theirs\n' });
  const before = pushed();
  await expect(world.call('request.open', input())).rejects.toMatchObject({ failure: { code: 'BRANCH_EXISTS' } });
  expect(pushed()).toEqual(before);
  await world.call('request.open', input('fairlead/another'));
  expect(pushed()).toHaveLength(2);
}, 60_000);

test('leaves behind what was typed while the request was on its way', async () => {
  world.box.setFaults([{ path: 'merge_requests$', method: 'POST', delayMs: 1500, times: 1 }]);
  const opening = world.call('request.open', input());
  await expect.poll(async () => (await world.call('draft.get', { id: draftId })).state).toBe('sending');
  await typeText(world, { draftId, path: 'notes.txt' }, { from: 'two', to: 'TWO' });
  await editField(world, { draftId, path: 'prod/api.yaml' }, { op: 'set', path: ['spec', 'image'], value: 'registry/api:9' });
  await opening;
  const [left, ...more] = (await world.call('draft.list', { repositoryId: world.repositoryId })).filter((draft) => draft.state === 'open');
  expect(more).toEqual([]);
  expect(left).toMatchObject({ title: 'More replicas' });
  expect((await world.call('draft.document', { draftId: left?.id ?? '', path: 'notes.txt' })).text).toBe('one\nTWO\nthree\n');
  expect((await world.call('draft.document', { draftId: left?.id ?? '', path: 'prod/api.yaml' })).text).toBe(api.replace('api:1.2', 'api:9'));
  expect((await world.call('draft.document', { draftId, path: 'prod/api.yaml' })).text).toBe(api.replace('replicas: 3', 'replicas: 5'));
}, 60_000);

test('refuses names of branches that git would take for an option, and the target itself', async () => {
  await expect(world.call('request.open', input('--upload-pack=x'))).rejects.toMatchObject({ failure: { code: 'REF_INVALID' } });
  await expect(world.call('request.open', input('a..b'))).rejects.toMatchObject({ failure: { code: 'REF_INVALID' } });
  await expect(world.call('request.open', input('main'))).rejects.toMatchObject({ failure: { code: 'BRANCH_EXISTS' } });
  await world.call('draft.stage', { draftId, path: null, editIds: null, staged: false });
  await expect(world.call('request.open', input())).rejects.toMatchObject({ failure: { code: 'NOTHING_STAGED' } });
  expect(pushed()).toEqual([]);
}, 60_000);

test('commits added, deleted and typed files together, and leaves all others as they are', async () => {
  const { hash } = await world.call('draft.document', { draftId, path: 'new/file.txt' }).catch(() => ({ hash: '' }));
  const { hashText } = await import('../../../shared/edit/index.ts');
  await world.call('draft.edit', { draftId, edit: { path: 'new/file.txt', kind: 'create', label: 'New file', target: null, operations: [], splices: [{ start: 0, end: 0, text: 'fresh\r\n' }], beforeHash: hash || hashText(''), coalesce: false } });
  await typeText(world, { draftId, path: 'notes.txt' }, { from: 'two\n', to: '' });
  const { text } = await world.call('draft.document', { draftId, path: 'prod/api.yaml' });
  await world.call('draft.edit', { draftId, edit: { path: 'prod/api.yaml', kind: 'delete', label: 'Delete', target: null, operations: [], splices: [], beforeHash: hashText(text ?? ''), coalesce: false } });
  expect((await world.call('draft.get', { id: draftId })).files.map((file) => `${file.status} ${file.path}`)).toEqual(['added new/file.txt', 'modified notes.txt', 'deleted prod/api.yaml']);
  await world.call('draft.stage', { draftId, path: null, editIds: null, staged: true });
  await world.call('request.open', input());
  expect(realGit(world.remoteDir, 'diff', '--name-status', 'main', 'fairlead/change').trim().split('\n')).toEqual(['A\tnew/file.txt', 'M\tnotes.txt', 'D\tprod/api.yaml']);
  expect(realGit(world.remoteDir, 'show', 'fairlead/change:new/file.txt')).toBe('fresh\r\n');
}, 60_000);
