import { AppError } from '../../../shared/errors/index.ts';
import type { Draft, DraftDocument } from '../../../shared/model/draft.ts';
import { locateEdits, replaceFileEdits } from '../../store/tables/draft-edits.ts';
import { type DraftRecord, getDraft, touchDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { describeDraft, describeFile, requireOpenDraft } from './describe-draft.ts';
import { restsOn, withDependents } from './rests-on.ts';
import { selectEdits } from './select-edits.ts';
import type { DraftPlace } from './undo-edit.ts';
import { draftFilesOf } from './draft-files.ts';

/** Takes back all edits of a file. */
export function revertFile(context: Context, place: DraftPlace): DraftDocument {
  const draft = requireOpenDraft(context, place.draftId);
  context.db.transaction(() => {
    replaceFileEdits(context.db, place, []);
    touchDraft(context.db, draft.id, context.now());
  });
  tell(context, draft);
  return describeFile(draftFilesOf(context).load(draft, place.path));
}

/** Takes back the named edits and those that rest on them; the others stay, moved to where they belong then. */
export function revertEdits(context: Context, input: { readonly draftId: string; readonly editIds: readonly string[] }): Draft {
  const draft = requireOpenDraft(context, input.draftId);
  const located = locateEdits(context.db, draft.id, input.editIds);
  const missing = input.editIds.find((id) => !located.some((each) => each.id === id));
  if (missing !== undefined && located.length === 0) throw new AppError('NOT_FOUND', { noun: 'edit', id: missing });
  context.db.transaction(() => {
    for (const path of new Set(located.map((each) => each.path))) {
      const { edits, base } = draftFilesOf(context).load(draft, path);
      const chosen = edits.flatMap((edit, index) => (input.editIds.includes(edit.id) ? [index] : []));
      const gone = withDependents(restsOn(edits), chosen);
      const keep = new Set([...edits.keys()].filter((index) => !gone.has(index)));
      const selection = selectEdits(base?.text ?? null, edits, keep);
      replaceFileEdits(context.db, { draftId: draft.id, path }, selection.edits);
    }
    touchDraft(context.db, draft.id, context.now());
  });
  tell(context, draft);
  return describeDraft(context, getDraft(context.db, draft.id));
}

function tell(context: Context, draft: DraftRecord): void {
  draftFilesOf(context).forget(draft.id);
  context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
}
