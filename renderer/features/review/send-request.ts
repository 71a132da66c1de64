import type { Review } from '../../../shared/model/review.ts';
import { call } from '../../ipc/client.ts';
import { loadDrafts, stageDraft } from '../../stores/drafts-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { putRequest } from '../../stores/requests-store.ts';
import { saveSettings } from '../../stores/settings-store.ts';
import { showToast } from '../../stores/toasts-store.ts';
import type { RequestValues } from './request-draft.ts';
import { reviewShare } from './staging.ts';

/** Opens the request with what is staged (everything, where nothing is) and shows its page; throws `FailureError`, and may be called again then. */
export async function sendRequest(review: Review, values: RequestValues, rememberAuthor: boolean): Promise<void> {
  const { draft } = review;
  const author = { name: values.author.name.trim(), email: values.author.email.trim() };
  if (rememberAuthor) await saveSettings({ author });
  if (reviewShare(review).staged === 0) await stageDraft({ draftId: draft.id, path: null, editIds: null, staged: true });
  const request = putRequest(await call('request.open', { ...values, author, draftId: draft.id }));
  showToast({ intent: 'success', title: `Merge request !${request.iid} is open` });
  navigate({ page: 'request', repositoryId: request.repositoryId, iid: request.iid });
  await loadDrafts(draft.repositoryId);
}
