import { afterEach, beforeEach, expect, test } from 'vitest';
import { editField, startWorld, type World } from './engine-world.ts';
import { commitFile, realGit } from './real-git.ts';

const api = 'kind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 3 # three is enough\n  image: "registry/api:1.2"\n';
const author = { name: 'Ann Example', email: 'ann@example.invalid' };
let world: World;

beforeEach(async () => {
  world = await startWorld({ 'envs/prod/api.yaml': api, 'envs/dev/api.yaml': api, 'README.md': '# infra\n', CODEOWNERS: '/envs/prod/ @ben\n' });
}, 60_000);

afterEach(async () => { await world.dispose(); });

async function draftWithReplicas(value: number): Promise<string> {
  const draft = await world.call('draft.create', { repositoryId: world.repositoryId, branch: 'main', title: '' });
  await editField(world, { draftId: draft.id, path: 'envs/prod/api.yaml' }, { op: 'set', path: ['spec', 'replicas'], value });
  return draft.id;
}

async function sendAll(draftId: string) {
  await world.call('draft.stage', { draftId, path: null, editIds: null, staged: true });
  const proposal = await world.call('request.propose', { draftId });
  return world.call('request.open', {
    draftId, branch: proposal.branch, title: proposal.title, message: proposal.message, description: proposal.description, labels: ['prod'],
    reviewerIds: proposal.suggestedReviewerIds, asDraft: false, squash: proposal.squash, removeSourceBranch: true, author,
  });
}

test('takes one edit from the form to a merge, changing exactly one line', async () => {
  const draftId = await draftWithReplicas(5);
  const proposal = await world.call('request.propose', { draftId });
  expect(proposal).toMatchObject({ title: 'Set replicas to 5 in prod/api', author, offline: null, templates: [] });
  expect(proposal.suggestedReviewerIds).toHaveLength(1);
  expect(proposal.description).toContain('| `envs/prod/api.yaml` | Deployment api › spec › replicas | `3` | `5` |');

  const request = await sendAll(draftId);
  expect(request).toMatchObject({ state: 'opened', targetBranch: 'main', sourceBranch: proposal.branch, draftId, labels: ['prod'] });
  expect(realGit(world.remoteDir, 'diff', '--numstat', 'main', proposal.branch).trim()).toBe('1\t1\tenvs/prod/api.yaml');
  expect(realGit(world.remoteDir, 'log', '-1', '--format=%an <%ae>%n%B', proposal.branch)).toBe('Ann Example <ann@example.invalid>\nSet replicas to 5 in prod/api\n\n');
  realGit(world.remoteDir, 'fsck', '--strict');

  const merged = await world.call('request.merge', { repositoryId: world.repositoryId, iid: request.iid, sha: request.sha ?? '', squash: false, removeSourceBranch: true });
  expect(merged.state).toBe('merged');
  expect(realGit(world.remoteDir, 'show', 'main:envs/prod/api.yaml')).toBe(api.replace('replicas: 3', 'replicas: 5'));
  expect(await world.call('draft.get', { id: draftId })).toMatchObject({ state: 'sent', requestIid: request.iid });
  await expect(world.call('draft.undo', { draftId, path: 'envs/prod/api.yaml' })).rejects.toMatchObject({ failure: { code: 'DRAFT_CLOSED' } });
}, 60_000);

test('puts staged edits on a base that moved, and leaves the unstaged ones in a new draft', async () => {
  const draftId = await draftWithReplicas(5);
  await editField(world, { draftId, path: 'envs/prod/api.yaml' }, { op: 'set', path: ['spec', 'image'], value: 'registry/api:1.3' });
  const file = await world.call('draft.document', { draftId, path: 'envs/prod/api.yaml' });
  await world.call('draft.stage', { draftId, path: null, editIds: [file.edits[0]?.id ?? ''], staged: true });
  commitFile(world.remoteDir, { branch: 'main', path: 'envs/prod/api.yaml', text: `# moved down\n${api}` });

  const proposal = await world.call('request.propose', { draftId });
  expect(proposal.title).toBe('Set replicas to 5 in prod/api');
  await world.call('request.open', { ...newRequest(draftId), branch: proposal.branch });
  expect(realGit(world.remoteDir, 'show', `${proposal.branch}:envs/prod/api.yaml`)).toBe(`# moved down\n${api.replace('replicas: 3', 'replicas: 5')}`);
  expect(realGit(world.remoteDir, 'rev-list', '--count', `main..${proposal.branch}`).trim()).toBe('1');

  const left = (await world.call('draft.list', { repositoryId: world.repositoryId })).filter((draft) => draft.state === 'open');
  expect(left).toHaveLength(1);
  const rest = await world.call('draft.document', { draftId: left[0]?.id ?? '', path: 'envs/prod/api.yaml' });
  expect(rest.text).toBe(api.replace('api:1.2', 'api:1.3'));
}, 60_000);

test('answers a conflict with nothing changed, shows it by field, and sends once a side is chosen', async () => {
  const draftId = await draftWithReplicas(5);
  await world.call('draft.stage', { draftId, path: null, editIds: null, staged: true });
  commitFile(world.remoteDir, { branch: 'main', path: 'envs/prod/api.yaml', text: api.replace('replicas: 3', 'replicas: 4') });
  await expect(world.call('request.open', newRequest(draftId))).rejects.toMatchObject({ failure: { code: 'CONFLICT', data: { count: 1, branch: 'main' } } });
  expect(realGit(world.remoteDir, 'branch', '--list', 'fairlead/*')).toBe('');

  const review = await world.call('review.get', { draftId });
  expect(review.conflicts).toMatchObject([{ path: 'envs/prod/api.yaml', field: 'Deployment api › spec › replicas', base: '3', mine: '5', theirs: '4' }]);
  const [conflict] = (await world.call('draft.update-base', { id: draftId, choices: {} })).conflicts;
  const updated = await world.call('draft.update-base', { id: draftId, choices: { [conflict?.editIds[0] ?? '']: 'mine' } });
  expect(updated.conflicts).toEqual([]);
  expect(updated.draft.movedTo).toBeNull();
  await world.call('request.open', newRequest(draftId));
  expect(realGit(world.remoteDir, 'show', 'fairlead/change:envs/prod/api.yaml')).toContain('replicas: 5 # three');
}, 60_000);

test('warns of another open request that changes the same file', async () => {
  await sendAll(await draftWithReplicas(6));
  await world.call('repository.fetch', { id: world.repositoryId });
  const review = await world.call('review.get', { draftId: await draftWithReplicas(7) });
  expect(review.warnings).toContainEqual(expect.objectContaining({ code: 'OTHER_REQUEST', path: 'envs/prod/api.yaml' }));
  expect(review.warnings.map((warning) => warning.code)).toContain('PRODUCTION');
}, 60_000);

function newRequest(draftId: string) {
  return {
    draftId, branch: 'fairlead/change', title: 'Change', message: 'Change', description: '', labels: [], reviewerIds: [], asDraft: false, squash: false,
    removeSourceBranch: true, author,
  };
}
