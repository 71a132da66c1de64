import { isAppError } from '../../../shared/errors/index.ts';
import { deleteDraft, getDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { draftFilesOf } from './draft-files.ts';

/** Puts a draft away for good, sent or not; one that is gone already is no failure. */
export async function discardDraft(context: Context, id: string): Promise<void> {
  await context.tasks.cancel(id);
  try {
    const draft = getDraft(context.db, id);
    deleteDraft(context.db, id);
    draftFilesOf(context).forget(id);
    context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
  } catch (error) {
    if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error;
  }
}
