import { diffFields } from '../../../shared/diff/field-diff.ts';
import type { Review, ReviewFile, ReviewWarning } from '../../../shared/model/review.ts';
import { mergeBase } from '../../git/merge-base.ts';
import { diffTrees } from '../../git/diff-trees.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import { type DraftRecord, getDraft } from '../../store/tables/drafts.ts';
import { listRequests } from '../../store/tables/requests.ts';
import { isAppError } from '../../../shared/errors/index.ts';
import type { Context } from '../context.ts';
import { storeFolder } from '../repository/store-folder.ts';
import { branchTip, describeDraft } from './describe-draft.ts';
import type { DraftFile } from './draft-files.ts';
import { isPresent } from './draft-files.ts';
import { documentForReview } from './read-documents.ts';
import { stagedFiles, type StagedFile } from './staged-files.ts';
import { rebaseDraft } from './update-base.ts';
import { warnOfFields, warnOfText } from './warn-of.ts';

/** A draft as it would be sent: its files with what changed in words and as text, conflicts with the newest base, and warnings. */
export function reviewDraft(context: Context, draftId: string): Review {
  const draft = getDraft(context.db, draftId);
  const staged = stagedFiles(context, draft);
  const files = staged.flatMap(reviewFile);
  const tip = draft.state === 'sent' ? null : branchTip(context, draft);
  const moved = tip !== null && tip !== draft.baseOid;
  const conflicts = moved ? rebaseDraft(context, draft, { tip, choices: {} }).conflicts : [];
  const warnings = [...baseWarning(draft, moved), ...otherRequests(context, draft, files), ...files.flatMap(warnOfFile)];
  return { draft: describeDraft(context, draft), files, conflicts, warnings };
}

function reviewFile({ file, text: stagedText }: StagedFile): ReviewFile[] {
  const { path, base, text, edits } = file;
  const status = statusOf(file);
  if (status === undefined) return [];
  const readable = base === null || base.text !== null;
  const fields = readable ? diffFields({ path, before: base?.text ?? null, after: text, read: documentForReview }) : [];
  return [{ path, status, baseText: base?.text ?? null, text, stagedText, fields, edits: [...edits] }];
}

function statusOf(file: DraftFile): ReviewFile['status'] | undefined {
  if (!isPresent(file)) return file.base === null ? undefined : 'deleted';
  return file.base === null ? 'added' : 'modified';
}

function warnOfFile(file: ReviewFile): ReviewWarning[] {
  const { path, baseText, text, stagedText } = file;
  return [...warnOfFields(file.fields), ...warnOfText(path, baseText, text), ...warnOfSyntax(path, baseText, text), ...warnOfPartial(file, stagedText)];
}

function warnOfSyntax(path: string, before: string | null, after: string | null): ReviewWarning[] {
  return isBroken(path, after) && !isBroken(path, before) ? [{ code: 'SYNTAX', message: `${path} can no longer be read as what it was.`, path }] : [];
}

function warnOfPartial({ path, baseText, text }: ReviewFile, stagedText: string | null): ReviewWarning[] {
  if (stagedText === text || !isBroken(path, stagedText) || isBroken(path, baseText)) return [];
  return [{ code: 'SYNTAX', message: `${path} cannot be read with the staged edits alone; stage the others too.`, path }];
}

function isBroken(path: string, text: string | null): boolean {
  return text !== null && documentForReview(path, text).problems.some((problem) => problem.severity === 'error');
}

function baseWarning(draft: DraftRecord, moved: boolean): ReviewWarning[] {
  return moved ? [{ code: 'BASE_MOVED', message: `${draft.branch} has new commits; the staged edits will be put on top of them.`, path: null }] : [];
}

/** Open requests that touch the same files, as far as their branches are here. */
function otherRequests(context: Context, draft: DraftRecord, files: readonly ReviewFile[]): ReviewWarning[] {
  const dir = storeFolder(context, draft.repositoryId);
  const paths = new Set(files.map((file) => file.path));
  const open = listRequests(context.db, { repositoryId: draft.repositoryId, state: 'opened' }).filter((request) => request.iid !== draft.requestIid);
  return open.flatMap((request) => {
    const touched = touchedPaths(dir, request).filter((path) => paths.has(path));
    return touched.map((path) => ({ code: 'OTHER_REQUEST', message: `!${request.iid} "${request.title}" by ${request.author} changes ${path} too.`, path }));
  });
}

function touchedPaths(dir: string, request: { readonly sourceBranch: string; readonly targetBranch: string }): string[] {
  try {
    const [source, target] = [request.sourceBranch, request.targetBranch].map((branch) => resolveRef({ dir, ref: `refs/heads/${branch}` }));
    const base = source && target ? mergeBase({ dir, a: source, b: target }) : null;
    return source && base ? diffTrees({ dir, a: base, b: source }).map((change) => change.path) : [];
  } catch (error) {
    // The branch is of a fork or was not fetched: then nothing is known, and nothing is said.
    if (isAppError(error)) return [];
    throw error;
  }
}
