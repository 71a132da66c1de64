import { type EditRecord, listEditedPaths } from '../../store/tables/draft-edits.ts';
import type { DraftRecord } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { type DraftFile, draftFilesOf } from './draft-files.ts';
import { restsOn, withFoundations } from './rests-on.ts';
import { selectEdits } from './select-edits.ts';

/** A file as it would be sent: the base with the staged edits alone. */
export interface StagedFile {
  readonly file: DraftFile;
  /** The staged edits as they read without the others. */
  readonly edits: readonly EditRecord[];
  /** Null when the staged edits delete the file, or the base has none and none is staged. */
  readonly text: string | null;
}

/** Every file of a draft with what is staged of it, files without staged edits included. */
export function stagedFiles(context: Context, draft: DraftRecord): readonly StagedFile[] {
  return listEditedPaths(context.db, draft.id)
    .map((path) => draftFilesOf(context).load(draft, path))
    .filter((file) => file.edits.length > 0)
    .map(stagedFile);
}

/** One file with what is staged of it. */
export function stagedFile(file: DraftFile): StagedFile {
  return { file, ...selectEdits(file.base?.text ?? null, file.edits, chosen(file, (edit) => edit.staged)) };
}

/** One file with what is not staged, and what that rests on. */
export function unstagedEdits(file: DraftFile, sent: ReadonlySet<EditRecord>): readonly EditRecord[] {
  return selectEdits(file.base?.text ?? null, file.edits, chosen(file, (edit) => !sent.has(edit))).edits;
}

function chosen(file: DraftFile, wanted: (edit: EditRecord) => boolean): ReadonlySet<number> {
  const indexes = file.edits.flatMap((edit, index) => (wanted(edit) ? [index] : []));
  return withFoundations(restsOn(file.edits), indexes);
}
