import { indentAt, lineStart, nextLine } from '../line-ends.ts';
import { afterMark, insertLines, removeItemLines } from '../list/lines.ts';
import { chunkEnd, chunkStart, type ListShape, startsLine } from '../list/shape.ts';
import type { Splice } from '../types.ts';
import { indentUnit, isOneLine, type Job, listShape } from './job.ts';
import type { BodyContainer } from './locate.ts';

/** A new item of a body: its place among the items and how it is written on a line with these blanks. */
export interface NewItem {
  readonly index: number;
  readonly render: (indent: string) => string;
  /** True where an empty line is to part it from its neighbours (a block). */
  readonly apart?: boolean;
}

/** Splices that put an item on lines of its own into a body; a block on one line opens up. */
export function insertIntoBody(job: Job, body: BodyContainer, item: NewItem): Splice[] {
  const { text } = job;
  const shape = listShape(job, body);
  if (isOneLine(text, body)) return openUp(shape, item);
  const previous = body.items[item.index - 1];
  const sibling = body.items[item.index] ?? previous;
  const indent = sibling === undefined ? emptyIndent(text, body, indentUnit(text, job.file.items)) : indentAt(text, sibling.start);
  const source = indent + item.render(indent);
  if (previous?.kind === 'attribute' && item.apart !== true) {
    return [insertLines(shape, { at: nextLine(text, chunkEnd(shape, item.index - 1)), source, apart: false, side: 'middle' })];
  }
  const next = body.items[item.index];
  const apart = item.apart === true || previous?.kind === 'block' || (previous === undefined && next?.kind === 'block');
  if (next !== undefined) {
    const at = afterMark(text, lineStart(text, chunkStart(shape, item.index)));
    return [insertLines(shape, { at, source, apart, side: item.index > 0 ? 'middle' : 'first' })];
  }
  const at = body.items.length > 0 ? nextLine(text, chunkEnd(shape, body.items.length - 1)) : emptyPlace(text, body);
  return [insertLines(shape, { at, source, apart: apart && body.items.length > 0 || startsUnderComment(text, body), side: 'last' })];
}

/** What a file of comments alone begins with is not about what is put in. */
function startsUnderComment(text: string, body: BodyContainer): boolean {
  return body.open < 0 && body.items.length === 0 && text.replace('\uFEFF', '').trim() !== '';
}

function emptyIndent(text: string, body: BodyContainer, unit: string): string {
  return body.open < 0 ? '' : indentAt(text, body.open) + unit;
}

function emptyPlace(text: string, body: BodyContainer): number {
  if (body.open < 0) return text.length;
  return startsLine(text, body.close) ? lineStart(text, body.close) : body.close;
}

function openUp(shape: ListShape, item: NewItem): Splice[] {
  const { text, open, close, eol, unit, items } = shape;
  const outer = indentAt(text, open);
  const indent = outer + unit;
  const fresh = indent + item.render(indent);
  const only = items[0];
  if (only === undefined) {
    const inner = text.slice(open + 1, close).trim();
    const kept = inner === '' ? [] : [indent + inner];
    return [{ start: open + 1, end: close, text: ['', ...kept, fresh, outer].join(eol) }];
  }
  const first = item.index === 0 ? `${eol}${fresh}` : '';
  const last = item.index === 0 ? '' : `${fresh}${eol}`;
  return [
    { start: open + 1, end: only.start, text: `${first}${eol}${indent}` },
    { start: only.end, end: close, text: `${eol}${last}${outer}` },
  ];
}

/** Splices that take an item of a body out with its comments and line breaks. */
export function removeFromBody(job: Job, body: BodyContainer, index: number): Splice[] {
  if (isOneLine(job.text, body)) return [{ start: body.open + 1, end: body.close, text: '' }];
  return [removeItemLines(listShape(job, body), index)];
}
