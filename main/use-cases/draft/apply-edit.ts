import { hashText, invertSplices, type Splice } from '../../../shared/edit/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { DraftDocument } from '../../../shared/model/draft.ts';
import type { NewEdit } from '../../../shared/model/edit.ts';
import { assertSafePath } from '../../git/path-safety.ts';
import { deleteEdit, deleteUndone, type EditRecord, putEdit } from '../../store/tables/draft-edits.ts';
import { touchDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { assertEditable } from './check-edit.ts';
import { coalesce } from './coalesce.ts';
import { describeFile, requireOpenDraft } from './describe-draft.ts';
import { type DraftFile, draftFilesOf, textAfter } from './draft-files.ts';

/**
 * Adds an edit to a draft; it is on disk when this answers. EDIT_STALE when the file is no longer what the edit was made on,
 * EDIT_REFUSED when it does not do exactly what it says.
 */
export function applyEdit(context: Context, input: { readonly draftId: string; readonly edit: NewEdit }): DraftDocument {
  const { edit } = input;
  const draft = requireOpenDraft(context, input.draftId);
  assertSafePath(edit.path);
  const file = draftFilesOf(context).load(draft, edit.path);
  if (edit.beforeHash !== file.hash) throw new AppError('EDIT_STALE', { path: edit.path });
  assertEditable(context, { draft, file, edit });
  const after = addEdit(context, file, edit);
  context.db.transaction(() => {
    deleteUndone(context.db, draft.id, edit.path);
    const replaced = file.edits.at(-1);
    const newest = after.edits.at(-1);
    if (replaced && after.edits.length < file.edits.length) deleteEdit(context.db, replaced.id);
    else if (newest) putEdit(context.db, newest);
    touchDraft(context.db, draft.id, context.now());
  });
  draftFilesOf(context).put(after);
  if (after.edits.length !== file.edits.length) context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
  return describeFile(after);
}

function addEdit(context: Context, file: DraftFile, edit: NewEdit): DraftFile {
  const before = file.text ?? '';
  const splices = edit.kind === 'delete' ? wholeOf(before) : edit.splices;
  const newest = file.edits.at(-1);
  const merged = edit.coalesce && newest ? coalesce(file, newest, { ...edit, splices }) : undefined;
  const edits = merged === undefined
    ? [...file.edits, newRecord(context, file, { ...edit, splices })]
    : merged.splices.length === 0 ? file.edits.slice(0, -1) : [...file.edits.slice(0, -1), { ...merged, updatedAtMs: context.now() }];
  const text = textAfter(file.text, { kind: edit.kind, splices });
  return { ...file, text, hash: hashText(text ?? ''), edits, undone: [] };
}

function newRecord(context: Context, file: DraftFile, edit: Omit<NewEdit, 'splices'> & { readonly splices: readonly Splice[] }): EditRecord {
  return {
    id: newId('e'), draftId: file.draftId, path: edit.path, seq: (file.edits.at(-1)?.seq ?? 0) + 1, kind: edit.kind, label: edit.label, target: edit.target,
    operations: edit.operations, splices: [...edit.splices], inverse: invertSplices(file.text ?? '', edit.splices), staged: false, undone: false,
    updatedAtMs: context.now(),
  };
}

function wholeOf(text: string): Splice[] {
  return text === '' ? [] : [{ start: 0, end: text.length, text: '' }];
}
