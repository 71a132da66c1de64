import { hashText } from '../../../shared/edit/index.ts';
import type { DraftDocument } from '../../../shared/model/draft.ts';
import { type EditRecord, putEdit } from '../../store/tables/draft-edits.ts';
import { touchDraft } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { describeFile, requireOpenDraft } from './describe-draft.ts';
import { type DraftFile, draftFilesOf, textAfter, textBefore } from './draft-files.ts';

/** A file of a draft. */
export interface DraftPlace {
  readonly draftId: string;
  readonly path: string;
}

/** Takes back the newest edit of a file; nothing happens where there is none. */
export function undoEdit(context: Context, place: DraftPlace): DraftDocument {
  const file = openFile(context, place);
  const newest = file.edits.at(-1);
  if (newest === undefined) return describeFile(file);
  const record = { ...newest, undone: true, updatedAtMs: context.now() };
  const text = textBefore(file, newest);
  return keep(context, record, { ...file, text, hash: hashText(text ?? ''), edits: file.edits.slice(0, -1), undone: [record, ...file.undone] });
}

/** Makes the last undone edit of a file again; nothing happens where there is none. */
export function redoEdit(context: Context, place: DraftPlace): DraftDocument {
  const file = openFile(context, place);
  const [next, ...rest] = file.undone;
  if (next === undefined) return describeFile(file);
  const record = { ...next, undone: false, updatedAtMs: context.now() };
  const text = textAfter(file.text, record);
  return keep(context, record, { ...file, text, hash: hashText(text ?? ''), edits: [...file.edits, record], undone: rest });
}

function openFile(context: Context, place: DraftPlace): DraftFile {
  return draftFilesOf(context).load(requireOpenDraft(context, place.draftId), place.path);
}

function keep(context: Context, record: EditRecord, after: DraftFile): DraftDocument {
  const draft = requireOpenDraft(context, after.draftId);
  context.db.transaction(() => {
    putEdit(context.db, record);
    touchDraft(context.db, draft.id, context.now());
  });
  draftFilesOf(context).put(after);
  context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
  return describeFile(after);
}
