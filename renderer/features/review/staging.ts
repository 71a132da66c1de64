import type { Review, ReviewFile } from '../../../shared/model/review.ts';

/** How much of something is staged. */
export type Share = 'all' | 'some' | 'none';

/** What is staged or unstaged: named edits, all of a path, or (neither named) the whole draft. */
export interface StageTarget {
  readonly path: string | null;
  readonly editIds: readonly string[] | null;
}

/** A review as it will be once something is staged or unstaged, as far as the window can tell; the engine may take along what an edit rests on. */
export function withStaged(review: Review, { path, editIds }: StageTarget, staged: boolean): Review {
  const isMeant = (file: ReviewFile, id: string): boolean => (editIds === null ? path === null || file.path === path : editIds.includes(id));
  return { ...review, files: review.files.map((file) => ({ ...file, edits: file.edits.map((edit) => (isMeant(file, edit.id) ? { ...edit, staged } : edit)) })) };
}

/** How much of a file's edits is staged. */
export function fileShare(file: ReviewFile): Share {
  return shareOf(file.edits.filter((edit) => edit.staged).length, file.edits.length);
}

/** How much of a whole review is staged, with the counts of edits. */
export function reviewShare(review: Review): { readonly share: Share; readonly staged: number; readonly total: number } {
  const edits = review.files.flatMap((file) => file.edits);
  const staged = edits.filter((edit) => edit.staged).length;
  return { share: shareOf(staged, edits.length), staged, total: edits.length };
}

function shareOf(staged: number, total: number): Share {
  return staged === 0 ? 'none' : staged === total ? 'all' : 'some';
}
