import type { Draft } from '../../../shared/model/draft.ts';
import { putDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { describeDraft, requireOpenDraft } from './describe-draft.ts';

/** Gives a draft another title. */
export function renameDraft(context: Context, input: { readonly id: string; readonly title: string }): Draft {
  const draft = { ...requireOpenDraft(context, input.id), title: input.title, updatedAtMs: context.now() };
  putDraft(context.db, draft);
  context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
  return describeDraft(context, draft);
}
