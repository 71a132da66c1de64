import type { Attribute, Block, BodyItem, Label } from './ast.ts';
import { atLineEnd, type Cursor, descend, failAt, HclSyntaxError, HclTooDeep, nameEnd, skipBlank, skipLineEnd } from './cursor.ts';
import { readQuoted } from './quoted.ts';
import { resyncAt } from './resync.ts';

/** Reads the items of a body up to its closing brace (left for the caller) or the end of the text; what cannot be read becomes `broken`. */
export function readItems(cursor: Cursor, closing: boolean): BodyItem[] {
  const items: BodyItem[] = [];
  const seen = new Set<string>();
  for (;;) {
    skipBlankLines(cursor, items);
    if (cursor.pos >= cursor.text.length) return items;
    if (closing && cursor.text[cursor.pos] === '}') return items;
    const item = readGuarded(cursor, () => readItem(cursor));
    items.push(item);
    if (item.kind === 'attribute') noteDuplicate(cursor, item, seen);
  }
}

function noteDuplicate(cursor: Cursor, item: Attribute, seen: Set<string>): void {
  if (!seen.has(item.key)) seen.add(item.key);
  else {
    const range = { start: item.start, end: item.keyEnd };
    cursor.problems.push({ code: 'DUPLICATE_KEY', message: `${item.key} is set twice in this body`, range, severity: 'error' });
  }
}

function skipBlankLines(cursor: Cursor, items: BodyItem[]): void {
  for (;;) {
    const start = cursor.pos;
    try {
      skipBlank(cursor);
    } catch (error) {
      items.push(recover(cursor, error, start));
      continue;
    }
    if (!atLineEnd(cursor) || cursor.pos >= cursor.text.length) return;
    skipLineEnd(cursor);
  }
}

function readGuarded(cursor: Cursor, read: () => BodyItem): BodyItem {
  const { pos, depth } = cursor;
  try {
    return read();
  } catch (error) {
    cursor.depth = depth;
    return recover(cursor, error, pos);
  }
}

function recover(cursor: Cursor, error: unknown, start: number): BodyItem {
  if (!(error instanceof HclSyntaxError)) throw error;
  const range = { start: error.start, end: error.end };
  cursor.problems.push({ code: error instanceof HclTooDeep ? 'TOO_DEEP' : 'SYNTAX', message: error.message, range, severity: 'error' });
  const end = resyncAt(cursor.text, start);
  cursor.pos = end;
  cursor.lines = true;
  dropFrom(cursor.comments, end);
  dropFrom(cursor.spans, end);
  return { kind: 'broken', start, end };
}

function dropFrom(places: { readonly start: number }[], end: number): void {
  while ((places.at(-1)?.start ?? -1) >= end) places.pop();
}

function readItem(cursor: Cursor): BodyItem {
  const start = cursor.pos;
  const typeEnd = nameEnd(cursor.text, start);
  if (typeEnd === start) failAt(cursor, 'the name of an argument or block is missing here');
  cursor.pos = typeEnd;
  skipBlank(cursor);
  const char = cursor.text[cursor.pos];
  const item = char === '=' ? readAttribute(cursor, start, typeEnd) : readBlock(cursor, start, typeEnd);
  skipBlank(cursor);
  if (!atLineEnd(cursor)) failAt(cursor, 'a line break is missing here');
  return item;
}

function readAttribute(cursor: Cursor, start: number, keyEnd: number): Attribute {
  const sign = cursor.pos;
  if (cursor.text[sign] !== '=' || cursor.text[sign + 1] === '=') failAt(cursor, 'the = after this name is missing');
  cursor.pos += 1;
  const value = cursor.readExpression(cursor);
  return { kind: 'attribute', start, end: value.end, key: cursor.text.slice(start, keyEnd), keyEnd, sign, value };
}

function readLabels(cursor: Cursor): Label[] {
  const labels: Label[] = [];
  for (;;) {
    skipBlank(cursor);
    const start = cursor.pos;
    if (cursor.text[start] === '"') {
      const label = readQuoted(cursor);
      if (label.kind !== 'string') failAt(cursor, 'a label cannot interpolate', start);
      labels.push({ start, end: cursor.pos, text: label.value });
      continue;
    }
    const end = nameEnd(cursor.text, start);
    if (end === start) return labels;
    cursor.pos = end;
    labels.push({ start, end, text: cursor.text.slice(start, end) });
  }
}

function readBlock(cursor: Cursor, start: number, typeEnd: number): Block {
  const type = cursor.text.slice(start, typeEnd);
  const labels = readLabels(cursor);
  const open = cursor.pos;
  if (cursor.text[open] !== '{') failAt(cursor, 'an = or a { is missing here');
  cursor.pos += 1;
  descend(cursor);
  skipBlank(cursor);
  const items = atLineEnd(cursor) || cursor.text[cursor.pos] === '}' ? readItems(cursor, true) : [readOnlyItem(cursor)];
  cursor.depth -= 1;
  const close = cursor.pos;
  if (cursor.text[close] !== '}') {
    if (close < cursor.text.length) failAt(cursor, 'a block on one line holds one argument and closes on that line');
    const range = { start, end: typeEnd };
    cursor.problems.push({ code: 'SYNTAX', message: `the block ${type} is never closed`, range, severity: 'error' });
  } else cursor.pos += 1;
  return { kind: 'block', start, end: cursor.pos, type, typeEnd, labels, open, close, items };
}

function readOnlyItem(cursor: Cursor): BodyItem {
  const start = cursor.pos;
  const keyEnd = nameEnd(cursor.text, start);
  if (keyEnd === start) failAt(cursor, 'the name of an argument is missing here');
  cursor.pos = keyEnd;
  skipBlank(cursor);
  const item = readAttribute(cursor, start, keyEnd);
  skipBlank(cursor);
  return item;
}
