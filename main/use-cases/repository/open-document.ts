import type { RepositoryDocument } from '../../../shared/model/document.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import { getDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { requireBaseFile } from './base-file.ts';
import { openClone } from './open-clone.ts';
import { draftFilesOf } from '../draft/draft-files.ts';

/** A file at a branch or commit, or at a draft's base with the draft's text on top. */
export function openDocument(
  context: Context, input: { readonly repositoryId: string; readonly path: string; readonly ref: string; readonly draftId: string | null },
): RepositoryDocument {
  const { path, draftId } = input;
  if (draftId !== null) return openInDraft(context, draftId, path);
  const { dir } = openClone(context, input.repositoryId);
  const commitOid = resolveRef({ dir, ref: input.ref });
  const { blobOid, sizeBytes, text, unreadable, notice } = requireBaseFile({ dir, commit: commitOid, path });
  return { path, commitOid, blobOid, sizeBytes, baseText: text, text, unreadable, notice };
}

function openInDraft(context: Context, draftId: string, path: string): RepositoryDocument {
  const draft = getDraft(context.db, draftId);
  const file = draftFilesOf(context).load(draft, path);
  if (file.base === null && file.edits.length === 0) requireBaseFile({ dir: openClone(context, draft.repositoryId).dir, commit: draft.baseOid, path });
  return {
    path, commitOid: draft.baseOid, blobOid: file.base?.blobOid ?? null, sizeBytes: file.base?.sizeBytes ?? 0,
    baseText: file.base?.text ?? null, text: file.text, unreadable: file.base?.unreadable ?? null, notice: file.base?.notice ?? null,
  };
}
