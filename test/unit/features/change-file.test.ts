import { beforeEach, expect, test } from 'vitest';
import { addFile, deleteFile } from '../../../renderer/features/browse/change-file.ts';
import { activeDraft, setActiveDraft } from '../../../renderer/stores/active-draft-store.ts';
import { useDrafts } from '../../../renderer/stores/drafts-store.ts';
import { useWorkspace } from '../../../renderer/stores/workspace-store.ts';
import { hashText } from '../../../shared/edit/index.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import { type FakeWindow, fakeWindow, refuse, succeed } from '../../harness/fake-window.ts';

const place = { repositoryId: 'r1', ref: 'main', path: 'envs/new.yaml' };
const draft: Draft = { id: 'd1', repositoryId: 'r1', title: '', branch: 'main', baseOid: 'a'.repeat(40), state: 'open', requestIid: null, createdAtMs: 1, updatedAtMs: 1, files: [], movedTo: null };
const document = { path: place.path, text: 'a: 1\n', hash: hashText('a: 1\n'), edits: [], canUndo: false, canRedo: false };

let fake: FakeWindow;
beforeEach(() => {
  fake = fakeWindow();
  fake.answer = ({ channel }) => succeed({ 'draft.create': draft, 'draft.document': document, 'draft.edit': document, 'draft.revert-file': document }[channel as string] ?? null);
  useDrafts.setState({ byId: {} });
  useWorkspace.setState({ state: {} });
});

test('a new file begins a draft where there is none, and goes into the active one of its branch', async () => {
  expect(await addFile(place)).toBe('d1');
  expect(fake.calls.map((each) => each.channel).filter((each) => each.startsWith('draft.'))).toEqual(['draft.create', 'draft.edit']);
  expect(fake.calls.find((each) => each.channel === 'draft.edit')?.input).toMatchObject({ draftId: 'd1', edit: { path: place.path, kind: 'create', splices: [], beforeHash: hashText('') } });
  expect(activeDraft('r1')?.id).toBe('d1');
  fake.calls.length = 0;
  await addFile({ ...place, path: 'other.yaml' });
  expect(fake.calls.map((each) => each.channel).filter((each) => each.startsWith('draft.'))).toEqual(['draft.edit']);
});

test('a draft begun for a file that cannot be added goes again', async () => {
  fake.answer = ({ channel }) => (channel === 'draft.edit' ? refuse('PATH_UNSAFE') : succeed(channel === 'draft.create' ? draft : null));
  await expect(addFile(place)).rejects.toMatchObject({ failure: { code: 'PATH_UNSAFE' } });
  expect(fake.calls.map((each) => each.channel)).toContain('draft.discard');
  expect(activeDraft('r1')).toBeNull();
});

test('a file is deleted as the draft has it, after what was typed last', async () => {
  let stale = true;
  const answer = fake.answer;
  fake.answer = (call) => {
    if (call.channel !== 'draft.edit' || !stale) return answer(call);
    stale = false;
    return refuse('EDIT_STALE');
  };
  await deleteFile(place);
  const edits = fake.calls.filter((each) => each.channel === 'draft.edit');
  expect(edits).toHaveLength(2);
  expect(edits[1]?.input).toMatchObject({ edit: { kind: 'delete', beforeHash: document.hash } });
});

test('a file that the draft itself added is gone without a trace', async () => {
  useDrafts.setState({ byId: { d1: { ...draft, files: [{ path: place.path, status: 'added', edits: 1, staged: 0 }] } } });
  setActiveDraft('r1', 'd1');
  await deleteFile(place);
  expect(fake.calls.map((each) => each.channel).filter((each) => each.startsWith('draft.'))).toEqual(['draft.revert-file']);
});
