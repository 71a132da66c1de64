import { lineBreakNear, lineStart } from '../line-ends.ts';
import type { Node, Splice } from '../types.ts';
import { insertLines, removeLines } from './block-entries.ts';
import { entryTextEnd, lastLeaf, startsItsLine } from './entry-region.ts';
import { entryStart } from './entry-spacing.ts';

/** From where to where an entry moves among its siblings. */
interface Way {
  readonly from: number;
  readonly to: number;
}

/** The splices that move an entry of a block collection, with the comments directly above it; the empty lines that part the entries stay between them. */
export function moveLines(text: string, node: Node, { from, to }: Way): readonly Splice[] {
  const splices = moveBetweenGaps(text, node, { from, to }) ?? moveApart(text, node, { from, to });
  const last = node.children.at(-1);
  const becomes = node.children.toSpliced(from, 1).toSpliced(to, 0, ...node.children.slice(from, from + 1)).at(-1);
  const ends = last !== undefined && !text.endsWith('\n') && entryTextEnd(text, last) === text.length;
  return ends && becomes !== undefined && becomes !== last && needsLineBreak(text, becomes) ? withLineBreak(text, splices) : splices;
}

/** The line break after a block of text is part of it, unless its header says that none is. */
function needsLineBreak(text: string, node: Node): boolean {
  const leaf = lastLeaf(node);
  const start = leaf.valueRange?.start ?? leaf.range.start;
  return (leaf.style === 'literal' || leaf.style === 'folded') && !/^[|>]\d?-/.test(text.slice(start, start + 3));
}

function withLineBreak(text: string, splices: readonly Splice[]): readonly Splice[] {
  const eol = lineBreakNear(text, text.length);
  const last = splices.at(-1);
  if (last?.end !== text.length) return [...splices, { start: text.length, end: text.length, text: eol }];
  return [...splices.slice(0, -1), { ...last, text: last.text + eol }];
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
