import type { Comment, Node } from '../types.ts';
import { startsItsLine } from './entry-region.ts';

/**
 * The comments that belong to an entry, by where they stand in the text: lines directly above it at its indent, and the end of its line
 * (of its key's line where the value is a block). The same text gives the same comments, however it was parsed.
 */
export function commentsOf(text: string, node: Node): readonly Comment[] | undefined {
  const above = node.path.length > 0 ? commentsAbove(text, node.range.start) : undefined;
  const after = commentAfter(text, node);
  if (after === undefined) return above;
  return above === undefined ? [after] : [...above, after];
}

function commentsAbove(text: string, start: number): readonly Comment[] | undefined {
  let line = text.lastIndexOf('\n', start - 1) + 1;
  if (line === 0 || !followsComment(text, line) || !startsItsLine(text, start)) return undefined;
  const indent = start - line;
  const found: Comment[] = [];
  while (line > 0) {
    const above = text.lastIndexOf('\n', line - 2) + 1;
    const from = above + indent;
    if (text[from] !== '#' || from >= line || text.slice(above, from).trim() !== '') break;
    const end = lineEndBefore(text, line);
    found.unshift({ start: from, end, text: text.slice(from, end), place: 'before' });
    line = above;
  }
  return found.length === 0 ? undefined : found;
}

/** A quick look at the line above: most entries have no comment there. */
function followsComment(text: string, line: number): boolean {
  let at = text.lastIndexOf('\n', line - 2) + 1;
  while (text[at] === ' ') at++;
  return text[at] === '#';
}

function lineEndBefore(text: string, nextLine: number): number {
  return text[nextLine - 2] === '\r' ? nextLine - 2 : nextLine - 1;
}

function commentAfter(text: string, node: Node): Comment | undefined {
  const from = lineTail(text, node);
  if (from === undefined) return undefined;
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (text[at] !== '#' || (at === from && at > 0 && !/\s/.test(text[at - 1] ?? ''))) return undefined;
  let end = text.indexOf('\n', at);
  if (end < 0) end = text.length;
  if (text[end - 1] === '\r') end--;
  return { start: at, end, text: text.slice(at, end), place: 'after' };
}

/** Where the rest of the line begins that a comment of the node could stand in. */
function lineTail(text: string, node: Node): number | undefined {
  const value = node.valueRange ?? node.range;
  if (node.style === 'literal' || node.style === 'folded') {
    let at = value.start + 1;
    while (/[-+0-9]/.test(text[at] ?? '')) at++;
    return at;
  }
  if (node.style !== 'block') return Math.max(value.end, node.keyRange?.end ?? 0);
  if (node.keyRange === undefined) return undefined;
  const colon = text.indexOf(':', node.keyRange.end);
  return colon < 0 || colon > value.start ? undefined : colon + 1;
}
