import type { Draft } from '../../../shared/model/draft.ts';
import { foldersAbove } from './file-tree.ts';

/** What a draft does to a file, or (for a folder) that it does something below it. */
export type DraftMark = 'added' | 'modified' | 'deleted' | 'within';

/** The marks of a draft by path, folders included. */
export function draftMarks(draft: Draft | null): ReadonlyMap<string, DraftMark> {
  const marks = new Map<string, DraftMark>();
  for (const file of draft?.files ?? []) {
    marks.set(file.path, file.status);
    for (const folder of foldersAbove(file.path)) marks.set(folder, 'within');
  }
  return marks;
}
