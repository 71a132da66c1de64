import { indentAt, lineEnd, lineStart, nextLine } from '../line-ends.ts';
import { chunkEnd, chunkStart, type ListShape, startsLine } from '../list/shape.ts';
import type { Splice } from '../types.ts';
import { indentUnit, isOneLine, type Job, listShape } from './job.ts';
import type { BodyContainer } from './locate.ts';

/** A new item of a body: its place among the items and how it is written on a line with these blanks. */
export interface NewLine {
  readonly index: number;
  readonly render: (indent: string) => string;
  /** True where an empty line is to part it from its neighbours (a block). */
  readonly apart?: boolean;
}

/** Splices that put an item on lines of its own into a body; a block on one line opens up. */
export function insertIntoBody(job: Job, body: BodyContainer, line: NewLine): Splice[] {
  const { text } = job;
  const shape = listShape(job, body);
  const unit = indentUnit(text, job.file.items);
  if (isOneLine(text, body)) return openUp(shape, line);
  const sibling = body.items[line.index] ?? body.items[line.index - 1];
  const indent = sibling === undefined ? emptyIndent(text, body, unit) : indentAt(text, sibling.start);
  const source = indent + line.render(indent);
  if (line.index < body.items.length) {
    const at = lineStart(text, chunkStart(shape, line.index));
    return [atLine(shape, { at: skipMark(text, at), source, apart: line.apart === true, side: line.index > 0 ? 'middle' : 'first' })];
  }
  const at = body.items.length > 0 ? nextLine(text, chunkEnd(shape, body.items.length - 1)) : emptyPlace(text, body);
  return [atLine(shape, { at, source, apart: line.apart === true && body.items.length > 0, side: 'last' })];
}

function skipMark(text: string, at: number): number {
  return at === 0 && text.charCodeAt(0) === 0xfeff ? 1 : at;
}

function emptyIndent(text: string, body: BodyContainer, unit: string): string {
  return body.open < 0 ? '' : indentAt(text, body.open) + unit;
}

function emptyPlace(text: string, body: BodyContainer): number {
  if (body.open < 0) return text.length;
  return startsLine(text, body.close) ? lineStart(text, body.close) : body.close;
}

interface Spot {
  readonly at: number;
  readonly source: string;
  readonly apart: boolean;
  readonly side: 'first' | 'middle' | 'last';
}

function atLine({ text, eol }: ListShape, spot: Spot): Splice {
  const { at, source, apart, side } = spot;
  const fresh = at === 0 || text[at - 1] === '\n' || text.charCodeAt(at - 1) === 0xfeff;
  if (!fresh) return { start: at, end: at, text: `${eol}${apart ? eol : ''}${source}` };
  if (!apart) return { start: at, end: at, text: `${source}${eol}` };
  const blankAbove = /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, at - 200), at));
  const before = side === 'first' || blankAbove ? '' : eol;
  const after = side === 'last' ? '' : eol;
  return { start: at, end: at, text: `${before}${source}${eol}${after}` };
}

function openUp(shape: ListShape, line: NewLine): Splice[] {
  const { text, open, close, eol, unit, items } = shape;
  const outer = indentAt(text, open);
  const indent = outer + unit;
  const fresh = indent + line.render(indent);
  const only = items[0];
  if (only === undefined) {
    const inner = text.slice(open + 1, close).trim();
    const kept = inner === '' ? [] : [indent + inner];
    return [{ start: open + 1, end: close, text: ['', ...kept, fresh, outer].join(eol) }];
  }
  const first = line.index === 0 ? `${eol}${fresh}` : '';
  const last = line.index === 0 ? '' : `${fresh}${eol}`;
  return [
    { start: open + 1, end: only.start, text: `${first}${eol}${indent}` },
    { start: only.end, end: close, text: `${eol}${last}${outer}` },
  ];
}

/** Splices that take an item of a body out with its comments and line breaks; of two empty lines around it one goes too. */
export function removeFromBody(job: Job, body: BodyContainer, index: number): Splice[] {
  const { text } = job;
  const shape = listShape(job, body);
  if (isOneLine(text, body)) return [{ start: body.open + 1, end: body.close, text: '' }];
  const { start, end } = itemLines(text, shape, index);
  const above = blankAbove(text, start);
  const below = blankBelow(text, end);
  const opens = start === 0 || (body.open >= 0 && lineStart(text, start - 1) <= body.open);
  const closes = end >= text.length || /^[ \t]*\}/.test(text.slice(end, lineEnd(text, end)));
  if (below > end && (above < start || opens)) return [{ start, end: below, text: '' }];
  if (above < start && closes) return [{ start: above, end, text: '' }];
  if (end >= text.length && start > 0 && text[end - 1] !== '\n') return [{ start: breakBefore(text, start), end, text: '' }];
  return [{ start, end, text: '' }];
}

/** The lines that an item and its comments take, from the start of the first to the start of the line after. */
export function itemLines(text: string, shape: ListShape, index: number): { readonly start: number; readonly end: number } {
  return { start: skipMark(text, lineStart(text, chunkStart(shape, index))), end: nextLine(text, chunkEnd(shape, index)) };
}

function breakBefore(text: string, start: number): number {
  if (text[start - 1] !== '\n') return start;
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}

/** Where the empty lines above a line begin. */
export function blankAbove(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const line = lineStart(text, at - 1);
    if (text.slice(line, at).trim() !== '') return at;
    at = line;
  }
  return at;
}

/** Where the empty lines from a line's start on end. */
export function blankBelow(text: string, end: number): number {
  let at = end;
  while (at < text.length) {
    const next = nextLine(text, at);
    if (text.slice(at, next).trim() !== '') return at;
    at = next;
  }
  return at;
}
