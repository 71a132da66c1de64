import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashText } from '../../../shared/edit/index.ts';
import { editField, openEngine, startWorld, typeText, type World } from './engine-world.ts';
import { commitFile } from './real-git.ts';

const values = 'replicas: 3\nimage:\n  tag: "1.2" # keep\nport: 80\n';
let world: World;
let draftId: string;
const path = 'prod/values.yaml';

beforeEach(async () => {
  world = await startWorld({ [path]: values, 'notes.txt': 'one\ntwo\nthree\n' });
  draftId = (await world.call('draft.create', { repositoryId: world.repositoryId, branch: 'main', title: '' })).id;
}, 60_000);

afterEach(async () => { await world.dispose(); });

const set = (field: string[], value: string | number) => editField(world, { draftId, path }, { op: 'set', path: field, value });

test('keeps edits, undo and redo across a restart', async () => {
  await set(['replicas'], 5);
  await typeText(world, { draftId, path }, { from: 'port: 80', to: 'port: 8080' });
  const undone = await world.call('draft.undo', { draftId, path });
  expect(undone).toMatchObject({ text: values.replace('3', '5'), canUndo: true, canRedo: true });
  await world.engine.dispose();
  const next = openEngine(world.dataDir, { tokens: world.tokens });
  expect(await next.call('draft.document', { draftId, path })).toEqual(undone);
  expect((await next.call('draft.redo', { draftId, path })).text).toBe(values.replace('3', '5').replace('80', '8080'));
  await next.call('draft.undo', { draftId, path });
  expect((await next.call('draft.undo', { draftId, path })).text).toBe(values);
  expect(await next.call('draft.undo', { draftId, path })).toMatchObject({ text: values, canUndo: false });
  expect(await next.call('document.open', { repositoryId: world.repositoryId, path, ref: 'main', draftId })).toMatchObject({ baseText: values, text: values });
  await next.engine.dispose();
});

test('takes typing in one field for one edit, which goes when the value is back where it was', async () => {
  await set(['replicas'], 5);
  const typed = await set(['replicas'], 50);
  expect(typed.edits).toHaveLength(1);
  expect((await set(['replicas'], 3)).edits).toEqual([]);
  expect((await world.call('draft.get', { id: draftId })).files).toEqual([]);
});

test('refuses an edit of a text that has moved on, and one that does more than it says', async () => {
  const edit = {
    path, kind: 'field' as const, label: 'replicas', target: { document: 0, path: ['replicas'] }, operations: [{ op: 'set' as const, path: ['replicas'], value: 5 }],
    splices: [{ start: 10, end: 11, text: '5' }], beforeHash: hashText(values), coalesce: false,
  };
  await expect(world.call('draft.edit', { draftId, edit: { ...edit, beforeHash: hashText('older') } })).rejects.toMatchObject({ failure: { code: 'EDIT_STALE' } });
  await expect(world.call('draft.edit', { draftId, edit: { ...edit, splices: [{ start: 10, end: 11, text: '5\nextra: 1' }] } })).rejects.toMatchObject({ failure: { code: 'EDIT_REFUSED' } });
  await expect(world.call('draft.edit', { draftId, edit: { ...edit, splices: [{ start: 900, end: 901, text: '5' }] } })).rejects.toMatchObject({ failure: { code: 'EDIT_REFUSED' } });
  await expect(world.call('draft.edit', { draftId, edit: { ...edit, operations: [{ op: 'set', path: ['absent'], value: 5 }] } })).rejects.toMatchObject({ failure: { code: 'EDIT_REFUSED' } });
  expect((await world.call('draft.edit', { draftId, edit })).text).toBe(values.replace('3', '5'));
});

test('stages single edits with what they rest on and takes single edits back', async () => {
  await set(['replicas'], 5);
  await set(['port'], 81);
  const { edits } = await typeText(world, { draftId, path }, { from: '5\n', to: '5\nadded: 1\n' });
  const [replicas, port, added] = edits.map((edit) => edit.id);
  const staged = await world.call('draft.stage', { draftId, path: null, editIds: [added ?? ''], staged: true });
  expect(staged.files).toMatchObject([{ edits: 3, staged: 2 }]);
  const review = await world.call('review.get', { draftId });
  expect(review.files[0]?.stagedText).toBe(values.replace('3\n', '5\nadded: 1\n'));
  expect((await world.call('draft.stage', { draftId, path: null, editIds: [replicas ?? ''], staged: false })).files).toMatchObject([{ staged: 0 }]);
  await world.call('draft.revert-edits', { draftId, editIds: [replicas ?? ''] });
  const left = await world.call('draft.document', { draftId, path });
  expect(left.edits.map((edit) => edit.id)).toEqual([port]);
  expect(left.text).toBe(values.replace('80', '81'));
  expect(await world.call('draft.revert-file', { draftId, path })).toMatchObject({ text: values, edits: [] });
});

test('holds several drafts side by side on their own bases, and says when a base has moved', async () => {
  await set(['replicas'], 5);
  commitFile(world.remoteDir, { branch: 'main', path: 'notes.txt', text: 'zero\none\ntwo\nthree\n' });
  await world.call('repository.fetch', { id: world.repositoryId });
  const second = await world.call('draft.create', { repositoryId: world.repositoryId, branch: 'main', title: 'second' });
  const drafts = await world.call('draft.list', { repositoryId: world.repositoryId });
  expect(drafts.map((draft) => [draft.id === second.id, draft.movedTo])).toEqual([[true, null], [false, second.baseOid]]);
  expect((await world.call('draft.document', { draftId: second.id, path })).text).toBe(values);
  expect((await world.call('review.get', { draftId })).warnings.map((warning) => warning.code)).toContain('BASE_MOVED');
  const updated = await world.call('draft.update-base', { id: draftId, choices: {} });
  expect(updated).toMatchObject({ conflicts: [], draft: { baseOid: second.baseOid, movedTo: null } });
  expect((await world.call('draft.document', { draftId, path })).text).toBe(values.replace('3', '5'));
  expect(await world.call('draft.rename', { id: draftId, title: 'Named' })).toMatchObject({ title: 'Named' });
  await world.call('draft.discard', { id: second.id });
  await world.call('draft.discard', { id: second.id });
  expect(await world.call('draft.list', { repositoryId: null })).toHaveLength(1);
});

test('keeps what was open and tells of it all by events', async () => {
  await world.call('workspace.set', { route: '/file', state: { path } });
  expect(await world.call('workspace.get', {})).toEqual({ route: '/file', state: { path } });
  await set(['replicas'], 5);
  const types = new Set(world.events.map((event) => event.type));
  expect([...types]).toEqual(expect.arrayContaining(['progress', 'repository', 'refs', 'accounts', 'drafts']));
  expect(await world.call('repository.branches', { id: world.repositoryId })).toMatchObject([{ name: 'main', isDefault: true }]);
});

test('adds an empty file, and none in the way of another file of the draft', async () => {
  const create = (name: string) => world.call('draft.edit', { draftId, edit: { path: name, kind: 'create', label: 'New file', target: null, operations: [], splices: [], beforeHash: hashText(''), coalesce: false } });
  expect(await create('dev/new')).toMatchObject({ text: '' });
  expect((await world.call('draft.get', { id: draftId })).files).toMatchObject([{ path: 'dev/new', status: 'added' }]);
  for (const name of ['dev', 'dev/new/below.txt']) await expect(create(name)).rejects.toMatchObject({ failure: { code: 'PATH_UNSAFE' } });
  await expect(create('dev/new')).rejects.toMatchObject({ failure: { code: 'EDIT_REFUSED' } });
  await world.call('draft.revert-file', { draftId, path: 'dev/new' });
  expect(await create('dev')).toMatchObject({ text: '' });
});
