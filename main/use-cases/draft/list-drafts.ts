import type { Draft, DraftDocument } from '../../../shared/model/draft.ts';
import { getDraft as getStored, listDrafts as listStored } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { describeDraft } from './describe-draft.ts';
import type { DraftPlace } from './undo-edit.ts';

/** Drafts of a repository, or all of them, the last changed first. */
export function listDrafts(context: Context, repositoryId: string | null): Draft[] {
  return listStored(context.db, repositoryId).map((draft) => describeDraft(context, draft));
}

/** One draft. */
export function getDraft(context: Context, id: string): Draft {
  return describeDraft(context, getStored(context.db, id));
}

/** A draft's view of one file; of a sent draft too. */
export async function getDraftDocument(context: Context, place: DraftPlace): Promise<DraftDocument> {
  const [{ draftFilesOf }, { describeFile }] = await Promise.all([import('./draft-files.ts'), import('./describe-draft.ts')]);
  return describeFile(draftFilesOf(context).load(getStored(context.db, place.draftId), place.path));
}
