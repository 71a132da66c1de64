import { lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Node } from '../types.ts';

/** The last leaf that stands in a block entry, or the entry's own flow value. */
export function lastLeaf(node: Node): Node {
  const last = node.children.at(-1);
  return node.style === 'block' && last !== undefined ? lastLeaf(last) : node;
}

/** True for a block scalar whose trailing blank lines are part of it (`|+`). */
export function keepsBlankLines(text: string, leaf: Node): boolean {
  if (leaf.style !== 'literal' && leaf.style !== 'folded') return false;
  const start = leaf.valueRange?.start ?? leaf.range.start;
  return /^[|>]\d?\+/.test(text.slice(start, start + 3));
}

/** True where an entry ends in a block scalar that the end of the file cuts off: readers disagree whether a line break after it would be new. */
export function endsUnfinished(text: string, node: Node): boolean {
  const leaf = lastLeaf(node);
  if ((leaf.style !== 'literal' && leaf.style !== 'folded') || text.endsWith('\n')) return false;
  const { start, end } = leaf.valueRange ?? leaf.range;
  return end === text.length && !/^[|>]\d?-/.test(text.slice(start, start + 3));
}

/** Where a block entry's last line ends, trailing comment included, before the line break. */
export function entryTextEnd(text: string, node: Node): number {
  const leaf = lastLeaf(node);
  const end = Math.max(leaf.valueRange?.end ?? leaf.range.end, leaf.range.end);
  if (leaf.style !== 'literal' && leaf.style !== 'folded') return lineEnd(text, end);
  if (keepsBlankLines(text, leaf)) return end - lineBreakBefore(text, end);
  let at = end;
  for (let length = lineBreakBefore(text, at); length > 0; length = lineBreakBefore(text, at)) {
    at -= length;
    const start = lineStart(text, at);
    if (text.slice(start, at).trim() !== '') break;
    at = start;
  }
  return at;
}

function lineBreakBefore(text: string, offset: number): number {
  if (text[offset - 1] !== '\n') return 0;
  return text[offset - 2] === '\r' ? 2 : 1;
}

/** True where nothing but blanks stands before an entry on its line. */
export function startsItsLine(text: string, offset: number): boolean {
  return /^\uFEFF?[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Where the comment lines that stand directly above an entry, at its indent, begin; the entry itself where there are none. */
export function withCommentsAbove(text: string, offset: number): number {
  if (!startsItsLine(text, offset)) return offset;
  const indent = offset - lineStart(text, offset);
  let top = offset;
  for (let line = lineStart(text, top); line > 0; line = lineStart(text, top)) {
    const above = lineStart(text, line - 1);
    const match = /^( *)#/.exec(text.slice(above, line));
    if (match === null || match[1]?.length !== indent) break;
    top = above + indent;
  }
  return top;
}

/** The first character after a line and the blank lines and indents that follow it. */
export function nextContent(text: string, offset: number): number {
  let at = nextLine(text, offset);
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

/** The place after `key:` or `-`, and after a tag or anchor there: where a value would stand; undefined for `? key` entries. */
export function valuePosition(text: string, node: Node): number | undefined {
  const lead = node.keyRange === undefined ? /^-/ : /^\s*:/;
  const from = node.keyRange?.end ?? node.range.start;
  const indicator = lead.exec(text.slice(from, from + 200));
  if (indicator === null) return undefined;
  let at = from + indicator[0].length;
  for (;;) {
    const property = /^[ \t]+[&!][^\s]*/.exec(text.slice(at, at + 400));
    if (property === null) return at;
    at += property[0].length;
  }
}
