import { lineStart, nextLine } from '../line-ends.ts';
import type { Splice } from '../types.ts';
import { chunkEnd, chunkStart, commaAfter, type ListShape, ownsLines } from './shape.ts';

/** Splices that bring the item `from` to the index `to`: whole lines with their comments where items have lines, else the items alone. */
export function moveInList(shape: ListShape, from: number, to: number): Splice[] {
  if (from === to) return [];
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  for (let index = low; index <= high; index += 1) {
    if (!ownsLines(shape, index) || (shape.endsInBreak?.(index) ?? false)) return rotate(shape, from, to);
  }
  return moveLines(shape, from, to);
}

function rotate(shape: ListShape, from: number, to: number): Splice[] {
  const sources = shape.items.map((item) => shape.text.slice(item.start, item.end));
  const [moved] = sources.splice(from, 1);
  sources.splice(to, 0, moved ?? '');
  return shape.items.flatMap((item, index) => {
    const text = sources[index] ?? '';
    return text === shape.text.slice(item.start, item.end) ? [] : [{ start: item.start, end: item.end, text }];
  });
}

function moveLines(shape: ListShape, from: number, to: number): Splice[] {
  const { text } = shape;
  const last = shape.items.length - 1;
  const trailing = shape.commas === 'lines' || commaAfter(shape, last) >= 0;
  const start = lineStart(text, chunkStart(shape, from));
  const end = nextLine(text, Math.max(chunkEnd(shape, from), commaAfter(shape, from)));
  const splices: Splice[] = [{ start, end, text: '' }];
  let chunk = text.slice(start, end);
  if (!trailing && from === last) {
    const at = (shape.items[from]?.end ?? end) - start;
    chunk = `${chunk.slice(0, at)},${chunk.slice(at)}`;
    const comma = commaAfter(shape, last - 1);
    splices.push({ start: comma, end: comma + 1, text: '' });
  }
  if (!trailing && to === last) {
    const comma = commaAfter(shape, from) - start;
    chunk = chunk.slice(0, comma) + chunk.slice(comma + 1);
    const at = shape.items[last]?.end ?? end;
    splices.push({ start: at, end: at, text: ',' });
  }
  const target = to < from
    ? lineStart(text, chunkStart(shape, to))
    : nextLine(text, Math.max(chunkEnd(shape, to), commaAfter(shape, to)));
  splices.push({ start: target, end: target, text: chunk });
  return splices.sort((one, other) => one.start - other.start || one.end - other.end);
}
