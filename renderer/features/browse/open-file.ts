import { activeDraft } from '../../stores/active-draft-store.ts';
import { navigate } from '../../stores/navigation-store.ts';

/** Opens a file of a branch, in the draft that edits of that branch go to when there is one. */
export function openFile(place: { readonly repositoryId: string; readonly ref: string; readonly path: string }): void {
  const draft = activeDraft(place.repositoryId);
  navigate({ page: 'file', ...place, draftId: draft !== null && draft.branch === place.ref ? draft.id : null });
}
