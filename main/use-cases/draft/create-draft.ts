import type { Draft } from '../../../shared/model/draft.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import { putDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { openClone } from '../repository/open-clone.ts';
import { describeDraft } from './describe-draft.ts';

/** Begins a draft on the newest commit of a branch. */
export function createDraft(context: Context, input: { readonly repositoryId: string; readonly branch: string; readonly title: string }): Draft {
  const { dir, repository } = openClone(context, input.repositoryId);
  const baseOid = resolveRef({ dir, ref: `refs/heads/${input.branch}` });
  const now = context.now();
  const draft = {
    id: newId('d'), repositoryId: repository.id, title: input.title.trim(), branch: input.branch, baseOid, state: 'open' as const, requestIid: null,
    createdAtMs: now, updatedAtMs: now,
  };
  putDraft(context.db, draft);
  context.emit({ type: 'drafts', repositoryId: repository.id });
  return describeDraft(context, draft);
}
