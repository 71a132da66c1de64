import { applySplices, editDocument, type Splice } from '../../../shared/edit/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { NewEdit } from '../../../shared/model/edit.ts';
import { countEdits } from '../../store/tables/draft-edits.ts';
import type { DraftRecord } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { assertRoomFor } from '../repository/base-file.ts';
import { openClone } from '../repository/open-clone.ts';
import { type DraftFile, isPresent } from './draft-files.ts';
import { documentOf, keepDocument, knownDocument } from './read-documents.ts';

/** An edit about to be made. */
export interface Candidate {
  readonly draft: DraftRecord;
  readonly file: DraftFile;
  readonly edit: NewEdit;
}

/** Above this a file that is not read already is not read for the sake of one keystroke: the window has verified it. */
const longestRead = 256 * 1024;

/** Throws EDIT_REFUSED (PATH_UNSAFE for a new file in the way of another) unless the edit fits the file and does exactly what it says. */
export function assertEditable(context: Context, candidate: Candidate): void {
  const { draft, file, edit } = candidate;
  switch (edit.kind) {
    case 'create':
      if (isPresent(file)) throw refused('there is a file at this path already.');
      assertRoomFor({ dir: openClone(context, draft.repositoryId).dir, commit: draft.baseOid, path: edit.path });
      assertRoomInDraft(context, draft.id, edit.path);
      spliced('', edit.splices);
      return;
    case 'delete':
      if (!isPresent(file)) throw refused('there is no file at this path.');
      if (file.base?.mode === '160000') throw refused('a submodule is not deleted here.');
      return;
    case 'text':
      assertText(file);
      spliced(file.text ?? '', edit.splices);
      return;
    case 'field':
      assertText(file);
      verifyField(file, edit);
      return;
  }
}

/** A commit cannot hold a file and a folder of one name. */
function assertRoomInDraft(context: Context, draftId: string, path: string): void {
  const inTheWay = countEdits(context.db, draftId).find((each) => each.lastKind !== 'delete' && (path.startsWith(`${each.path}/`) || each.path.startsWith(`${path}/`)));
  if (inTheWay) throw new AppError('PATH_UNSAFE', { path, detail: `the draft has a file "${inTheWay.path}"` });
}

function assertText(file: DraftFile): void {
  if (!isPresent(file)) throw refused('there is no file at this path.');
  if (file.base?.unreadable) throw refused(file.base.unreadable.message);
  if (file.base?.notice) throw refused(file.base.notice);
}

function verifyField(file: DraftFile, edit: NewEdit): void {
  const text = file.text ?? '';
  const after = spliced(text, edit.splices);
  if (edit.operations.length === 0) throw refused('it names no operation.');
  const document = knownDocument(edit.path, file.hash) ?? (text.length <= longestRead ? documentOf(edit.path, text) : undefined);
  if (document === undefined) return;
  const done = editDocument(document, edit.operations);
  if (!done.ok) throw refused(done.error.message);
  if (done.value.plan.text !== after) throw refused('it would change something else than the field it names.');
  keepDocument(done.value.document);
}

function refused(detail: string): AppError {
  return new AppError('EDIT_REFUSED', { detail });
}

function spliced(text: string, splices: readonly Splice[]): string {
  try {
    return applySplices(text, splices);
  } catch {
    throw refused('its places do not fit the text.');
  }
}
