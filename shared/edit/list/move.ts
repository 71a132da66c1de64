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
    const text = indentedLike(sources[index] ?? '', shape.text.slice(item.start, item.end));
    return text === shape.text.slice(item.start, item.end) ? [] : [{ start: item.start, end: item.end, text }];
  });
}

/** An item of several lines, its inner and last lines indented as those of the one whose place it takes; a heredoc's lines are its text and stay. */
function indentedLike(source: string, place: string): string {
  const [lines, there] = [source.split('\n'), place.split('\n')];
  const [inner, innerThere, last, lastThere] = [lines[1], there[1], lines.at(-1), there.at(-1)].map((line) => /^[ \t]*/.exec(line ?? '')?.[0] ?? '');
  if (lines.length < 3 || there.length < 3 || source.includes('<<') || inner === undefined || last === undefined) return source;
  return lines.map((line, index) => {
    if (index === 0) return line;
    const [own, wanted] = index === lines.length - 1 ? [last, lastThere] : [inner, innerThere];
    return line.startsWith(own) && line.trim() !== '' ? (wanted ?? '') + line.slice(own.length) : line;
  }).join('\n');
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
