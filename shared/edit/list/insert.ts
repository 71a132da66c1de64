import { indentAt, lineStart, nextLine } from '../line-ends.ts';
import type { Splice } from '../types.ts';
import { chunkEnd, chunkStart, commaAfter, commentsWithin, endsLine, type ListShape, startsLine } from './shape.ts';

/** Renders the new item for a line that begins with these blanks; `inline` asks for one line. */
export type RenderItem = (indent: string, inline: boolean) => string;

/** Splices that put a new item at an index (0 to the number of items), in the way the list is written. */
export function insertIntoList(shape: ListShape, index: number, render: RenderItem): Splice[] {
  if (shape.items.length === 0) return intoEmpty(shape, render);
  return index >= shape.items.length ? append(shape, render) : before(shape, index, render);
}

function intoEmpty(shape: ListShape, render: RenderItem): Splice[] {
  const { text, open, close, unit, eol } = shape;
  const inner = text.slice(open + 1, close);
  const indent = indentAt(text, open);
  if (inner.includes('\n') && startsLine(text, close)) {
    const at = lineStart(text, close);
    const deeper = firstIndent(shape) ?? indentAt(text, close) + unit;
    return [{ start: at, end: at, text: `${deeper}${render(deeper, false)}${eol}` }];
  }
  if (inner.trim() === '' && shape.expand) {
    const deeper = indent + unit;
    return [{ start: open + 1, end: close, text: `${eol}${deeper}${render(deeper, false)}${eol}${indent}` }];
  }
  if (inner.trim() === '') return [{ start: open + 1, end: close, text: shape.pad + render(indent, true) + shape.pad }];
  return [{ start: close, end: close, text: render(indent, true) + shape.pad }];
}

function firstIndent(shape: ListShape): string | undefined {
  const comment = commentsWithin(shape, shape.open, shape.close).find((candidate) => startsLine(shape.text, candidate.start));
  return comment && indentAt(shape.text, comment.start);
}

function before(shape: ListShape, index: number, render: RenderItem): Splice[] {
  const { text, eol } = shape;
  const top = chunkStart(shape, index);
  const start = shape.items[index]?.start ?? top;
  const previousEnds = index === 0 || endsLine(shape, index - 1) || commaAfter(shape, index - 1) >= 0;
  if (startsLine(text, top) && startsLine(text, start) && previousEnds) {
    const at = lineStart(text, top);
    const indent = indentAt(text, start);
    const comma = shape.commas === 'required' || commaAfter(shape, index) >= 0 || (index > 0 && commaAfter(shape, index - 1) >= 0);
    return [{ start: at, end: at, text: `${indent}${render(indent, false)}${comma ? ',' : ''}${eol}` }];
  }
  return [{ start, end: start, text: `${render(indentAt(text, start), true)},${gapOf(shape)}` }];
}

function append(shape: ListShape, render: RenderItem): Splice[] {
  const { text, eol, close } = shape;
  const last = shape.items.length - 1;
  const end = shape.items[last]?.end ?? close;
  const comma = commaAfter(shape, last);
  if (!endsLine(shape, last)) return appendInline(shape, { end, comma }, render);
  const indent = indentAt(text, startOfLast(shape));
  const splices: Splice[] = [];
  if (comma < 0 && shape.commas === 'required') {
    const broken = shape.endsInBreak?.(last) === true;
    splices.push({ start: end, end, text: broken ? `${eol}${indent},` : ',' });
  }
  const at = nextLine(text, Math.max(chunkEnd(shape, last), comma));
  splices.push({ start: at, end: at, text: `${indent}${render(indent, false)}${comma >= 0 ? ',' : ''}${eol}` });
  return splices;
}

function startOfLast(shape: ListShape): number {
  const { items, text } = shape;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const start = items[index]?.start ?? 0;
    if (startsLine(text, start)) return start;
  }
  return items[0]?.start ?? shape.close;
}

function appendInline(shape: ListShape, place: { readonly end: number; readonly comma: number }, render: RenderItem): Splice[] {
  const { text, close } = shape;
  const source = render(indentAt(text, place.end), true);
  if (place.comma >= 0) {
    const at = place.comma + 1;
    return [{ start: at, end: at, text: `${gapOf(shape)}${source}${text.slice(at, close).trim() === '' ? ',' : ''}` }];
  }
  return [{ start: place.end, end: place.end, text: `,${gapOf(shape)}${source}` }];
}

function gapOf(shape: ListShape): string {
  for (let index = 0; index + 1 < shape.items.length; index += 1) {
    const comma = commaAfter(shape, index);
    const next = shape.items[index + 1]?.start ?? comma;
    const between = shape.text.slice(comma + 1, next);
    if (comma >= 0 && /^[ \t]*$/.test(between)) return between;
  }
  return shape.gap;
}
