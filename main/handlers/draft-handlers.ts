import type { Handlers } from '../../shared/contract/channels.ts';
import type { Context } from '../use-cases/context.ts';
import { getDraft, getDraftDocument, listDrafts } from '../use-cases/draft/list-drafts.ts';

type DraftChannel =
  | 'draft.list' | 'draft.get' | 'draft.create' | 'draft.rename' | 'draft.discard' | 'draft.document' | 'draft.edit' | 'draft.undo' | 'draft.redo'
  | 'draft.revert-file' | 'draft.revert-edits' | 'draft.stage' | 'draft.update-base' | 'review.get';

/** Drafts, their edits and their review; the edit engine is loaded when it is first needed. */
export function draftHandlers(context: Context): Handlers<DraftChannel> {
  return {
    'draft.list': ({ repositoryId }) => listDrafts(context, repositoryId),
    'draft.get': ({ id }) => getDraft(context, id),
    'draft.create': async (input) => (await import('../use-cases/draft/create-draft.ts')).createDraft(context, input),
    'draft.rename': async (input) => (await import('../use-cases/draft/rename-draft.ts')).renameDraft(context, input),
    'draft.discard': async ({ id }) => {
      await (await import('../use-cases/draft/discard-draft.ts')).discardDraft(context, id);
      return null;
    },
    'draft.document': (input) => getDraftDocument(context, input),
    'draft.edit': async (input) => (await import('../use-cases/draft/apply-edit.ts')).applyEdit(context, input),
    'draft.undo': async (input) => (await import('../use-cases/draft/undo-edit.ts')).undoEdit(context, input),
    'draft.redo': async (input) => (await import('../use-cases/draft/undo-edit.ts')).redoEdit(context, input),
    'draft.revert-file': async (input) => (await import('../use-cases/draft/revert-edits.ts')).revertFile(context, input),
    'draft.revert-edits': async (input) => (await import('../use-cases/draft/revert-edits.ts')).revertEdits(context, input),
    'draft.stage': async (input) => (await import('../use-cases/draft/stage-edits.ts')).stageEdits(context, input),
    'draft.update-base': async (input) => (await import('../use-cases/draft/update-base.ts')).updateBase(context, input),
    'review.get': async ({ draftId }) => (await import('../use-cases/draft/review-draft.ts')).reviewDraft(context, draftId),
  };
}
