import { indentAt, lineStart, nextLine } from '../line-ends.ts';
import type { Range, Splice } from '../types.ts';
import { chunkEnd, chunkStart, commaAfter, type ListShape, ownsLines } from './shape.ts';

/** Splices that take an item out, with its comma, the comments that belong to it, and its line where it had one to itself. */
export function removeFromList(shape: ListShape, index: number): Splice[] {
  return ownsLines(shape, index) ? removeLines(shape, index) : removeInline(shape, index);
}

function removeLines(shape: ListShape, index: number): Splice[] {
  const { text } = shape;
  const splices: Splice[] = [];
  const last = index === shape.items.length - 1;
  const comma = commaAfter(shape, index);
  if (last && index > 0 && comma < 0 && shape.commas === 'required') {
    const previous = commaAfter(shape, index - 1);
    splices.push({ start: previous, end: previous + 1, text: '' });
  }
  const start = lineStart(text, chunkStart(shape, index));
  const end = nextLine(text, Math.max(chunkEnd(shape, index), comma));
  const { open, close } = shape;
  const emptied = shape.items.length === 1 && open >= 0 && (text.slice(open + 1, Math.max(open + 1, start)) + text.slice(Math.min(end, close), close)).trim() === '';
  splices.push(emptied ? { start: open + 1, end: close, text: '' } : { start, end, text: '' });
  return splices;
}

function removeInline(shape: ListShape, index: number): Splice[] {
  const { text, items, open, close } = shape;
  const item = items[index] ?? { start: close, end: close };
  const comma = commaAfter(shape, index);
  const previous = items[index - 1];
  const next = items[index + 1];
  if (previous === undefined && next === undefined) return [onlyOne(shape, { ...item, comma })];
  const breaks = next !== undefined && text.slice(item.end, next.start).includes('\n');
  if (next !== undefined && !breaks) return [{ start: item.start, end: next.start, text: '' }];
  if (previous === undefined) {
    const end = comma >= 0 ? comma + 1 : item.end;
    return [{ start: text.slice(open + 1, item.start).trim() === '' && breaks ? open + 1 : item.start, end, text: '' }];
  }
  const before = commaAfter(shape, index - 1);
  return [...closedLike(text, previous, item), { start: before >= 0 ? before : previous.end, end: item.end, text: '' }];
}

/** Where `}, {` parts items of several lines, the one that is last now closes at the indent at which the last one did. */
function closedLike(text: string, previous: Range, item: Range): Splice[] {
  const start = lineStart(text, previous.end);
  const [own, wanted] = [indentAt(text, previous.end), indentAt(text, item.end)];
  const several = start > previous.start && lineStart(text, item.end) > item.start && !text.slice(previous.end, item.start).includes('\n');
  const closes = /^[\])}]+$/.test(text.slice(start + own.length, previous.end));
  return several && closes && own !== wanted ? [{ start, end: start + own.length, text: wanted }] : [];
}

function onlyOne(shape: ListShape, item: { readonly start: number; readonly end: number; readonly comma: number }): Splice {
  const { text, open, close } = shape;
  const end = item.comma >= 0 ? item.comma + 1 : item.end;
  const around = text.slice(open + 1, item.start) + text.slice(end, close);
  return around.trim() === '' ? { start: open + 1, end: close, text: '' } : { start: item.start, end, text: '' };
}
