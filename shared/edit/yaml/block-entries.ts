import { lineBreakNear, lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Node, Splice } from '../types.ts';
import { blankLinesAbove, isApart, withProseAbove } from './entry-spacing.ts';
import { entryTextEnd, keepsBlankLines, lastLeaf, nextContent, startsItsLine, valuePosition, withCommentsAbove } from './entry-region.ts';
import { columnOf } from './layout.ts';

/** The splice that puts lines (first without indent, no last line break) into a block collection at an index. */
export function insertLines(text: string, node: Node, { index, lines }: { index: number; lines: string }): Splice {
  const previous = node.children[index - 1];
  const first = node.children[0];
  const indent = ' '.repeat(columnOf(text, first?.range.start ?? node.range.start));
  const eol = lineBreakNear(text, (previous ?? first ?? node).range.start);
  const gap = isApart(text, node, index) ? eol + eol : eol;
  if (previous !== undefined) {
    const at = entryTextEnd(text, previous);
    return { start: at, end: at, text: gap + indent + lines };
  }
  const start = first?.range.start ?? node.range.start;
  // Above a whole file's first key the comment is rather the file's than the key's.
  const at = node.path.length === 0 ? start : withCommentsAbove(text, start);
  return { start: at, end: at, text: lines + gap + indent };
}

/** The splice that takes an entry out of a block collection that has others: its whole lines, the prose above it, and of empty lines on both sides those below. */
export function removeLines(text: string, node: Node, index: number): Splice {
  const child = node.children[index];
  if (child === undefined) throw new Error('no such child');
  const start = child.range.start;
  const end = entryTextEnd(text, child);
  if (!startsItsLine(text, start)) return { start, end: nextContent(text, end), text: '' };
  const next = nextLine(text, end);
  const from = lineStart(text, withProseAbove(text, node, index));
  const previous = node.children[index - 1];
  const kept = previous !== undefined && keepsBlankLines(text, lastLeaf(previous));
  const above = kept ? from : blankLinesAbove(text, from);
  if (afterBlankLines(text, next) >= text.length && previous !== undefined && above < from && !isBlockScalar(lastLeaf(previous))) return { start: above, end: text.endsWith('\n') ? text.length : end, text: '' };
  if (next === text.length && text[end] === undefined && from > 0 && previous !== undefined && !isBlockScalar(lastLeaf(previous))) {
    return { start: lineEnd(text, from - 1), end, text: '' };
  }
  return { start: from, end: kept || above < from || index === 0 ? afterBlankLines(text, next) : next, text: '' };
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
  const from = lineStart(text, withProseAbove(text, node, 0));
  const inserted = { start: at, end: at, text: ` ${empty}` };
  if (text[end] !== undefined) return [inserted, { start: from, end: nextLine(text, end), text: '' }];
  return [inserted, { start: lineEnd(text, from - 1), end, text: '' }];
}
