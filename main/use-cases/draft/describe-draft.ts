import type { Draft, DraftDocument, DraftFile as DraftFileSummary } from '../../../shared/model/draft.ts';
import { AppError, isAppError } from '../../../shared/errors/index.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import { countEdits, type EditCount } from '../../store/tables/draft-edits.ts';
import { type DraftRecord, getDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { storeFolder } from '../repository/store-folder.ts';
import type { DraftFile } from './draft-files.ts';

/** A draft with its files counted and its base compared with the branch as last fetched. */
export function describeDraft(context: Context, draft: DraftRecord): Draft {
  return { ...draft, files: countEdits(context.db, draft.id).flatMap(describeCount), movedTo: draft.state === 'sent' ? null : movedTo(context, draft) };
}

/** A draft that may still be changed, or NOT_FOUND or DRAFT_CLOSED. */
export function requireOpenDraft(context: Context, id: string): DraftRecord {
  const draft = getDraft(context.db, id);
  if (draft.state === 'sent') throw new AppError('DRAFT_CLOSED');
  return draft;
}

/** A draft's file as the window gets it. */
export function describeFile(file: DraftFile): DraftDocument {
  return { path: file.path, text: file.text, hash: file.hash, edits: [...file.edits], canUndo: file.edits.length > 0, canRedo: file.undone.length > 0 };
}

/** The newest commit of a draft's branch here, or null where there is none. */
export function branchTip(context: Context, draft: Pick<DraftRecord, 'repositoryId' | 'branch'>): string | null {
  try {
    return resolveRef({ dir: storeFolder(context, draft.repositoryId), ref: `refs/heads/${draft.branch}` });
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

function movedTo(context: Context, draft: DraftRecord): string | null {
  const tip = branchTip(context, draft);
  return tip === draft.baseOid ? null : tip;
}

function describeCount(count: EditCount): DraftFileSummary[] {
  const added = count.firstKind === 'create';
  const deleted = count.lastKind === 'delete';
  if (added && deleted) return [];
  return [{ path: count.path, status: added ? 'added' : deleted ? 'deleted' : 'modified', edits: count.edits, staged: count.staged }];
}
