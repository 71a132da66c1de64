import type { Draft } from '../../../shared/model/draft.ts';
import { type EditRecord, listEditedPaths, locateEdits, putEdit } from '../../store/tables/draft-edits.ts';
import { getDraft, touchDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { describeDraft, requireOpenDraft } from './describe-draft.ts';
import { restsOn, withDependents, withFoundations } from './rests-on.ts';
import { draftFilesOf } from './draft-files.ts';

/** What to stage or unstage: named edits, or all of a path, or (neither named) the whole draft. */
export interface StageInput {
  readonly draftId: string;
  readonly path: string | null;
  readonly editIds: readonly string[] | null;
  readonly staged: boolean;
}

/** Stages edits with all that they rest on, or unstages them with all that rests on them. */
export function stageEdits(context: Context, input: StageInput): Draft {
  const draft = requireOpenDraft(context, input.draftId);
  const paths = pathsOf(context, input);
  context.db.transaction(() => {
    for (const path of paths) {
      for (const edit of changed(draftFilesOf(context).load(draft, path).edits, input)) putEdit(context.db, { ...edit, staged: input.staged });
    }
    touchDraft(context.db, draft.id, context.now());
  });
  draftFilesOf(context).forget(draft.id);
  context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
  return describeDraft(context, getDraft(context.db, draft.id));
}

function pathsOf(context: Context, { draftId, path, editIds }: StageInput): readonly string[] {
  if (editIds !== null) return [...new Set(locateEdits(context.db, draftId, editIds).map((each) => each.path))];
  return path === null ? listEditedPaths(context.db, draftId) : [path];
}

function changed(edits: readonly EditRecord[], { editIds, staged }: StageInput): EditRecord[] {
  const chosen = edits.flatMap((edit, index) => (editIds === null || editIds.includes(edit.id) ? [index] : []));
  const rests = restsOn(edits);
  const all = staged ? withFoundations(rests, chosen) : withDependents(rests, chosen);
  return edits.filter((edit, index) => all.has(index) && edit.staged !== staged);
}
