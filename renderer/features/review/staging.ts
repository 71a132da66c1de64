import type { Review, ReviewFile } from '../../../shared/model/review.ts';

/** How much of something is staged. */
export type Share = 'all' | 'some' | 'none';

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
