import type { Draft } from '../../../shared/model/draft.ts';
import type { Conflict } from '../../../shared/model/review.ts';
import { type EditRecord, listEditedPaths, replaceFileEdits } from '../../store/tables/draft-edits.ts';
import { type DraftRecord, getDraft, putDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { readBaseFile } from '../repository/base-file.ts';
import { openClone } from '../repository/open-clone.ts';
import { branchTip, describeDraft, requireOpenDraft } from './describe-draft.ts';
import { draftFilesOf } from './draft-files.ts';
import { type Choices, rebaseFile } from './rebase-file.ts';

/** A draft on its newest base, or the places that both sides changed. */
export interface UpdatedBase {
  draft: Draft;
  conflicts: Conflict[];
}

/** Puts a draft on the newest commit of its branch. Conflicts without a choice are answered, and then nothing has changed. */
export function updateBase(context: Context, input: { readonly id: string; readonly choices: Choices }): UpdatedBase {
  const draft = requireOpenDraft(context, input.id);
  const tip = branchTip(context, draft);
  if (tip === null || tip === draft.baseOid) return { draft: describeDraft(context, draft), conflicts: [] };
  const { files, conflicts } = rebaseDraft(context, draft, { tip, choices: input.choices });
  if (conflicts.length > 0) return { draft: describeDraft(context, draft), conflicts };
  context.db.transaction(() => {
    for (const { path, edits } of files) replaceFileEdits(context.db, { draftId: draft.id, path }, edits);
    putDraft(context.db, { ...draft, baseOid: tip, updatedAtMs: context.now() });
  });
  draftFilesOf(context).forget(draft.id);
  context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
  return { draft: describeDraft(context, getDraft(context.db, draft.id)), conflicts: [] };
}

/** What to put a draft on, and with which choices; `only` leaves out edits that are not to come along. */
export interface RebaseDraftOptions {
  readonly tip: string;
  readonly choices: Choices;
  readonly only?: (path: string) => readonly EditRecord[];
}

/** The edits of every file of a draft as they read on another commit; nothing is written. */
export function rebaseDraft(context: Context, draft: DraftRecord, options: RebaseDraftOptions): { files: { path: string; edits: readonly EditRecord[] }[]; conflicts: Conflict[] } {
  const { dir } = openClone(context, draft.repositoryId);
  const results = listEditedPaths(context.db, draft.id).map((path) => {
    const file = draftFilesOf(context).load(draft, path);
    const to = readBaseFile({ dir, commit: options.tip, path });
    return { path, ...rebaseFile({ path, from: file.base, to, edits: options.only?.(path) ?? file.edits, choices: options.choices }) };
  });
  return { files: results.map(({ path, edits }) => ({ path, edits })), conflicts: results.flatMap((result) => result.conflicts) };
}
