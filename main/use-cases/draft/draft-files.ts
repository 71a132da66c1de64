import { applySplices, hashText } from '../../../shared/edit/index.ts';
import { type EditRecord, listFileEdits } from '../../store/tables/draft-edits.ts';
import type { DraftRecord } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { type BaseFile, readBaseFile } from '../repository/base-file.ts';
import { openClone } from '../repository/open-clone.ts';

/** One file of a draft: what the base has, and what the active edits make of it. */
export interface DraftFile {
  readonly draftId: string;
  readonly path: string;
  /** Null when the base has no such file. */
  readonly base: BaseFile | null;
  /** Null when the draft deletes the file, or when there is no text to show. */
  readonly text: string | null;
  /** Hash of `text`, or of the empty text. */
  readonly hash: string;
  /** The active edits in the order they were made. */
  readonly edits: readonly EditRecord[];
  /** What undo took back, the next to be redone first. */
  readonly undone: readonly EditRecord[];
}

/** The files of drafts, kept in memory so that a keystroke need not read them again. */
export interface DraftFiles {
  load(draft: DraftRecord, path: string): DraftFile;
  /** Replaces what is known of a file after its edits were written. */
  put(file: DraftFile): void;
  /** Forgets a draft's files, because they were changed otherwise. */
  forget(draftId: string): void;
}

const mostCharacters = 64 * 1024 * 1024;
const byContext = new WeakMap<Context, DraftFiles>();

/** The files of an engine's drafts: a cache bounded by the length of their texts; the least lately used go first. */
export function draftFilesOf(context: Context): DraftFiles {
  const known = byContext.get(context) ?? createDraftFiles(context);
  byContext.set(context, known);
  return known;
}

function createDraftFiles(context: Context): DraftFiles {
  const files = new Map<string, DraftFile>();
  const put = (file: DraftFile): void => {
    const key = keyOf(file.draftId, file.path);
    files.delete(key);
    files.set(key, file);
    dropOldest(files);
  };
  return {
    put,
    load: (draft, path) => {
      const known = files.get(keyOf(draft.id, path));
      const file = known ?? foldFile({ draftId: draft.id, path, base: baseOf(context, draft, path) }, listFileEdits(context.db, draft.id, path));
      put(file);
      return file;
    },
    forget: (draftId) => {
      for (const [key, file] of files) if (file.draftId === draftId) files.delete(key);
    },
  };
}

/** A file as its base and its edits make it; `records` are in their order, undone ones last. */
export function foldFile(place: Pick<DraftFile, 'draftId' | 'path' | 'base'>, records: readonly EditRecord[]): DraftFile {
  const edits = records.filter((record) => !record.undone);
  let text = place.base?.text ?? null;
  for (const edit of edits) text = textAfter(text, edit);
  return { ...place, text, hash: hashText(text ?? ''), edits, undone: records.filter((record) => record.undone) };
}

/** The text after one edit; null when the edit deletes the file. */
export function textAfter(text: string | null, edit: Pick<EditRecord, 'kind' | 'splices'>): string | null {
  return edit.kind === 'delete' ? null : applySplices(text ?? '', edit.splices);
}

/** The text before the newest edit of a file. */
export function textBefore(file: DraftFile, newest: EditRecord): string | null {
  if (newest.kind === 'create') return null;
  if (file.base !== null && file.base.text === null) return null;
  return applySplices(file.text ?? '', newest.inverse);
}

/** True while the draft has the file, be its text readable or not. */
export function isPresent(file: DraftFile): boolean {
  const last = file.edits.at(-1);
  return last === undefined ? file.base !== null : last.kind !== 'delete';
}

function baseOf(context: Context, draft: DraftRecord, path: string): BaseFile | null {
  return readBaseFile({ dir: openClone(context, draft.repositoryId).dir, commit: draft.baseOid, path });
}

function keyOf(draftId: string, path: string): string {
  return `${draftId}\0${path}`;
}

function dropOldest(files: Map<string, DraftFile>): void {
  let characters = 0;
  for (const file of files.values()) characters += sizeOf(file);
  for (const [key, file] of files) {
    if (characters <= mostCharacters || files.size === 1) return;
    files.delete(key);
    characters -= sizeOf(file);
  }
}

function sizeOf(file: DraftFile): number {
  return 1024 + (file.text?.length ?? 0) + (file.base?.text?.length ?? 0);
}
