import type { Comment } from '../types.ts';
import type { SourceComment } from './ast.ts';

/** Walks the comments of a text in order while the tree is built, giving each to the node it belongs to. */
export interface CommentWalk {
  readonly text: string;
  readonly comments: readonly SourceComment[];
  next: number;
}

/** Comments that stand between two items: on the line of the first, directly above the second, or neither. */
export interface Between {
  readonly after: readonly Comment[] | undefined;
  readonly loose: readonly Comment[] | undefined;
  readonly before: readonly Comment[] | undefined;
}

const nothing: Between = { after: undefined, loose: undefined, before: undefined };

/** Takes the comments from the walk's place up to `until`, where an item begins (or its container ends: `last`). */
export function takeBetween(walk: CommentWalk, place: { readonly from: number; readonly until: number; readonly last: boolean; readonly first: boolean }): Between {
  const { text, comments } = walk;
  const taken: SourceComment[] = [];
  while (walk.next < comments.length) {
    const comment = comments[walk.next];
    if (comment === undefined || comment.start >= place.until) break;
    walk.next += 1;
    if (comment.start >= place.from) taken.push(comment);
  }
  if (taken.length === 0) return nothing;
  const after: Comment[] = [];
  const loose: Comment[] = [];
  const before: Comment[] = [];
  while (!place.first && taken[0] !== undefined && !text.slice(place.from, taken[0].start).includes('\n')) {
    after.push(asComment(text, taken.shift(), 'after'));
  }
  let top = place.until;
  while (!place.last && taken.length > 0 && directlyAbove(text, taken.at(-1), top)) {
    top = taken.at(-1)?.start ?? top;
    before.unshift(asComment(text, taken.pop(), 'before'));
  }
  for (const comment of taken) loose.push(asComment(text, comment, 'inside'));
  return { after: orNone(after), loose: orNone(loose), before: orNone(before) };
}

function orNone(list: readonly Comment[]): readonly Comment[] | undefined {
  return list.length > 0 ? list : undefined;
}

function asComment(text: string, comment: SourceComment | undefined, place: Comment['place']): Comment {
  const { start, end } = comment ?? { start: 0, end: 0 };
  return { start, end, text: text.slice(start, end), place };
}

function directlyAbove(text: string, comment: SourceComment | undefined, top: number): boolean {
  if (comment === undefined || !/^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(comment.end, top))) return false;
  const line = text.lastIndexOf('\n', comment.start - 1) + 1;
  return /^\uFEFF?[ \t]*$/.test(text.slice(line, comment.start));
}
