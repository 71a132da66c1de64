import { lineStart } from '../line-ends.ts';
import type { Node, Splice } from '../types.ts';
import { insertLines, removeLines } from './block-entries.ts';
import { entryTextEnd, startsItsLine } from './entry-region.ts';
import { entryStart } from './entry-spacing.ts';

/** From where to where an entry moves among its siblings. */
interface Way {
  readonly from: number;
  readonly to: number;
}

/** The splices that move an entry of a block collection, with the comments directly above it; the empty lines that part the entries stay between them. */
export function moveLines(text: string, node: Node, { from, to }: Way): readonly Splice[] {
  return moveBetweenGaps(text, node, { from, to }) ?? moveApart(text, node, { from, to });
}

/** Undefined where an entry shares its line, or something else than empty lines stands between the entry and its neighbour. */
function moveBetweenGaps(text: string, node: Node, { from, to }: Way): readonly Splice[] | undefined {
  const beside = from < to ? from + 1 : from - 1;
  const [own, next, target] = [from, beside, to].map((index) => spanOf(text, node, index));
  const passed = node.children.slice(Math.min(from, to), Math.max(from, to) + 1);
  if (own === undefined || next === undefined || target === undefined || !passed.every(({ range }) => startsItsLine(text, range.start))) return undefined;
  const gap = from < to ? text.slice(own.end, next.start) : text.slice(next.end, own.start);
  if (gap.trim() !== '') return undefined;
  const lines = text.slice(own.start, own.end);
  if (from < to) return [{ start: own.start, end: next.start, text: '' }, { start: target.end, end: target.end, text: gap + lines }];
  return [{ start: target.start, end: target.start, text: lines + gap }, { start: next.end, end: own.end, text: '' }];
}

function spanOf(text: string, node: Node, index: number): { readonly start: number; readonly end: number } | undefined {
  const child = node.children[index];
  return child === undefined ? undefined : { start: entryStart(text, node, index), end: entryTextEnd(text, child) };
}

function moveApart(text: string, node: Node, { from, to }: Way): readonly Splice[] {
  const child = node.children[from];
  if (child === undefined) return [];
  const top = entryStart(text, node, from);
  const removed = removeLines(text, node, from);
  const inserted = insertLines(text, node, { index: to > from ? to + 1 : to, lines: text.slice(top, entryTextEnd(text, child)) });
  const cut = top < child.range.start ? { ...removed, start: Math.min(removed.start, lineStart(text, top)) } : removed;
  return to > from ? [cut, inserted] : [inserted, cut];
}
