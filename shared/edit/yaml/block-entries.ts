import { lineBreakNear, lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Node, Splice } from '../types.ts';
import { entryTextEnd, keepsBlankLines, lastLeaf, nextContent, startsItsLine, valuePosition, withCommentsAbove } from './entry-region.ts';
import { columnOf } from './layout.ts';

/** The splice that puts lines (first without indent, no last line break) into a block collection at an index. */
export function insertLines(text: string, node: Node, { index, lines }: { index: number; lines: string }): Splice {
  const previous = node.children[index - 1];
  const first = node.children[0];
  const indent = ' '.repeat(columnOf(text, first?.range.start ?? node.range.start));
  const eol = lineBreakNear(text, (previous ?? first ?? node).range.start);
  if (previous !== undefined) {
    const at = entryTextEnd(text, previous);
    return { start: at, end: at, text: eol + indent + lines };
  }
  const start = first?.range.start ?? node.range.start;
  // Above a whole file's first key the comment is rather the file's than the key's.
  const at = node.path.length === 0 ? start : withCommentsAbove(text, start);
  return { start: at, end: at, text: lines + eol + indent };
}

/** The splice that takes an entry (its whole lines, comments above it kept) out of a block collection that has others. */
export function removeLines(text: string, node: Node, index: number): Splice {
  const child = node.children[index];
  if (child === undefined) throw new Error('no such child');
  const start = child.range.start;
  const end = entryTextEnd(text, child);
  if (!startsItsLine(text, start)) return { start, end: nextContent(text, end), text: '' };
  const next = nextLine(text, end);
  const from = start - columnOf(text, start);
  const previous = node.children[index - 1];
  if (next === text.length && text[end] === undefined && from > 0 && previous !== undefined && !isBlockScalar(lastLeaf(previous))) {
    return { start: lineEnd(text, from - 1), end, text: '' };
  }
  return { start: from, end: previous !== undefined && keepsBlankLines(text, lastLeaf(previous)) ? afterBlankLines(text, next) : next, text: '' };
}

function isBlockScalar(node: Node): boolean {
  return node.style === 'literal' || node.style === 'folded';
}

function afterBlankLines(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.slice(at, lineEnd(text, at)).trim() === '') at = nextLine(text, at);
  return at;
}

/** The splices that leave a block collection empty, as `{}` or `[]`; undefined where its place is not plain to see. */
export function emptyOut(text: string, node: Node): readonly Splice[] | undefined {
  const child = node.children[0];
  if (child === undefined) return undefined;
  const empty = node.kind === 'map' ? '{}' : '[]';
  const start = child.range.start;
  const end = entryTextEnd(text, child);
  if (node.path.length === 0 || !startsItsLine(text, start)) return [{ start, end, text: empty }];
  const at = valuePosition(text, node);
  if (at === undefined || at > start) return undefined;
  const from = lineStart(text, start);
  const inserted = { start: at, end: at, text: ` ${empty}` };
  if (text[end] !== undefined) return [inserted, { start: from, end: nextLine(text, end), text: '' }];
  return [inserted, { start: lineEnd(text, from - 1), end, text: '' }];
}

/** The splices that move an entry of a block collection, with the comments directly above it. */
export function moveLines(text: string, node: Node, { from, to }: { from: number; to: number }): readonly Splice[] {
  const child = node.children[from];
  if (child === undefined) return [];
  // Above a whole file's first key the comment is rather the file's than the key's.
  const top = from === 0 && node.path.length === 0 ? child.range.start : withCommentsAbove(text, child.range.start);
  const lines = text.slice(top, entryTextEnd(text, child));
  const removed = removeLines(text, node, from);
  const index = to > from ? to + 1 : to;
  const inserted = insertLines(text, node, { index, lines });
  const cut = top < child.range.start ? { ...removed, start: Math.min(removed.start, lineStart(text, top)) } : removed;
  return to > from ? [cut, inserted] : [inserted, cut];
}
