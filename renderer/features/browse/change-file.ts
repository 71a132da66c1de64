import { hashText } from '../../../shared/edit/index.ts';
import type { NewEdit } from '../../../shared/model/edit.ts';
import { call, failureOf } from '../../ipc/client.ts';
import { activeDraft, setActiveDraft } from '../../stores/active-draft-store.ts';
import { createDraft, discardDraft, useDrafts } from '../../stores/drafts-store.ts';

/** A file of a branch, there or not. */
export interface FilePlace {
  readonly repositoryId: string;
  readonly ref: string;
  readonly path: string;
}

/** Adds an empty file in the draft that edits of its branch go to (a new one where there is none); answers the draft's id, throws `FailureError`. */
export async function addFile(place: FilePlace): Promise<string> {
  return inDraft(place, (draftId) => edit(draftId, { ...wholeFile(place.path), kind: 'create', label: 'New file', beforeHash: hashText('') }));
}

/** Deletes a file in the draft that edits of its branch go to; one that the draft itself added is gone without a trace. Answers the draft's id, throws `FailureError`. */
export async function deleteFile(place: FilePlace): Promise<string> {
  return inDraft(place, async (draftId) => {
    const added = useDrafts.getState().byId[draftId]?.files.find((file) => file.path === place.path)?.status === 'added';
    if (added) await call('draft.revert-file', { draftId, path: place.path });
    else await deleteInDraft(draftId, place.path);
  });
}

async function deleteInDraft(draftId: string, path: string, tries = 2): Promise<void> {
  const { hash } = await call('draft.document', { draftId, path });
  try {
    await edit(draftId, { ...wholeFile(path), kind: 'delete', label: 'File deleted', beforeHash: hash });
  } catch (error) {
    // What was typed last in the file may have arrived in between.
    if (tries === 1 || failureOf(error).code !== 'EDIT_STALE') throw error;
    await deleteInDraft(draftId, path, tries - 1);
  }
}

async function edit(draftId: string, change: NewEdit): Promise<void> {
  await call('draft.edit', { draftId, edit: change });
}

function wholeFile(path: string): Pick<NewEdit, 'path' | 'target' | 'operations' | 'splices' | 'coalesce'> {
  return { path, target: null, operations: [], splices: [], coalesce: false };
}

/** Does something in the draft for a branch; a draft begun for it goes again when it fails. */
async function inDraft({ repositoryId, ref }: FilePlace, work: (draftId: string) => Promise<void>): Promise<string> {
  const active = activeDraft(repositoryId);
  if (active?.branch === ref) {
    await work(active.id);
    return active.id;
  }
  const { id } = await createDraft({ repositoryId, branch: ref, title: '' });
  try {
    await work(id);
  } catch (error) {
    await discardDraft(id).catch(() => undefined);
    throw error;
  }
  setActiveDraft(repositoryId, id);
  return id;
}
