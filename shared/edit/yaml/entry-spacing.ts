import { lineStart } from '../line-ends.ts';
import type { Node } from '../types.ts';
import { entryTextEnd, keepsBlankLines, lastLeaf, withCommentsAbove } from './entry-region.ts';

/** Where an entry begins with the comments that move with it; above a whole file's first entry they are rather the file's. */
export function entryStart(text: string, parent: Node, index: number): number {
  const start = parent.children[index]?.range.start ?? parent.range.end;
  return index === 0 && parent.path.length === 0 ? start : withCommentsAbove(text, start);
}

/** As `entryStart`, for deleting: comments with lines that look like entries taken out of use stay where they are. */
export function withProseAbove(text: string, parent: Node, index: number): number {
  const start = parent.children[index]?.range.start ?? parent.range.end;
  const top = entryStart(text, parent, index);
  return /^[ \t]*#+[ \t]*(?:- |[a-z0-9_."'/-][\w."'/-]*:(?:\s|$))/m.test(text.slice(top, start)) ? start : top;
}

/** Where the empty lines above a line begin. */
export function blankLinesAbove(text: string, line: number): number {
  let at = line;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (text.slice(above, at).replace('\uFEFF', '').trim() !== '' || (above === 0 && text.startsWith('\uFEFF'))) return at;
    at = above;
  }
  return at;
}

/** True where empty lines part the entries of a block collection around an index, so that a new one there should have its own. */
export function isApart(text: string, { children }: Node, index: number): boolean {
  const previous = children[index - 1];
  if (children.length < 2 || (previous !== undefined && keepsBlankLines(text, lastLeaf(previous)))) return false;
  const gaps = [index - 2, index - 1, index].filter((at) => at >= 0 && at + 1 < children.length);
  return gaps.every((at) => hasBlankLine(text, children[at], children[at + 1]));
}

function hasBlankLine(text: string, one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && /\n[ \t]*\r?\n/.test(text.slice(entryTextEnd(text, one), withCommentsAbove(text, other.range.start)));
}
