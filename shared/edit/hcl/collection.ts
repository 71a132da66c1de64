import type { Expr, ObjectItem } from './ast.ts';
import { atLineEnd, type Cursor, expectChar, failAt, nameEnd, skipBlank, skipLineEnd } from './cursor.ts';
import { readForHead } from './template.ts';

/** Reads `[ ... ]`: a tuple, or a `for` expression. */
export function readTuple(cursor: Cursor): Expr {
  const start = cursor.pos;
  const outer = cursor.lines;
  cursor.lines = false;
  cursor.pos += 1;
  skipBlank(cursor);
  if (atFor(cursor)) return readFor(cursor, { start, outer, close: ']' });
  const items: Expr[] = [];
  for (;;) {
    skipBlank(cursor);
    if (cursor.text[cursor.pos] === ']') break;
    items.push(cursor.readExpression(cursor));
    skipBlank(cursor);
    if (cursor.text[cursor.pos] === ']') break;
    expectChar(cursor, ',', 'a comma or closing bracket');
  }
  cursor.pos += 1;
  cursor.lines = outer;
  return { kind: 'tuple', start, end: cursor.pos, items };
}

/** Reads `{ ... }` as a value: an object, or a `for` expression. */
export function readObject(cursor: Cursor): Expr {
  const start = cursor.pos;
  const outer = cursor.lines;
  cursor.pos += 1;
  const inside = { pos: cursor.pos, comments: cursor.comments.length, spans: cursor.spans.length };
  cursor.lines = false;
  skipBlank(cursor);
  if (atFor(cursor)) return readFor(cursor, { start, outer, close: '}' });
  cursor.pos = inside.pos;
  cursor.comments.length = inside.comments;
  cursor.spans.length = inside.spans;
  cursor.lines = true;
  const items = readEntries(cursor, start);
  cursor.lines = outer;
  return { kind: 'object', start, end: cursor.pos, items };
}

function readEntries(cursor: Cursor, start: number): ObjectItem[] {
  const items: ObjectItem[] = [];
  for (;;) {
    skipBlankLines(cursor);
    if (cursor.pos >= cursor.text.length) failAt(cursor, 'this { is never closed', start);
    if (cursor.text[cursor.pos] === '}') break;
    items.push(readEntry(cursor));
    skipBlank(cursor);
    const char = cursor.text[cursor.pos];
    if (char === '}') break;
    if (char === ',') cursor.pos += 1;
    else if (!atLineEnd(cursor)) failAt(cursor, 'a comma, a line break or the closing brace is missing here');
  }
  cursor.pos += 1;
  return items;
}

function skipBlankLines(cursor: Cursor): void {
  skipBlank(cursor);
  while (atLineEnd(cursor) && cursor.pos < cursor.text.length) {
    skipLineEnd(cursor);
    skipBlank(cursor);
  }
}

/** Reads the entries of an object on whole lines up to the end of the text. */
export function readEntryLines(cursor: Cursor): ObjectItem[] {
  const items: ObjectItem[] = [];
  for (;;) {
    skipBlankLines(cursor);
    if (cursor.pos >= cursor.text.length) return items;
    items.push(readEntry(cursor));
    skipBlank(cursor);
    if (cursor.text[cursor.pos] === ',') cursor.pos += 1;
    else if (!atLineEnd(cursor)) failAt(cursor, 'a comma, a line break or the closing brace is missing here');
  }
}

/** Reads the items of a tuple on whole lines up to the end of the text, each with its comma; the `last` of all may lack it. */
export function readItemLines(cursor: Cursor, last: boolean): Expr[] {
  const items: Expr[] = [];
  for (;;) {
    skipBlank(cursor);
    if (cursor.pos >= cursor.text.length) return items;
    items.push(cursor.readExpression(cursor));
    skipBlank(cursor);
    if (cursor.pos >= cursor.text.length && last) return items;
    expectChar(cursor, ',', 'a comma or closing bracket');
  }
}

function readEntry(cursor: Cursor): ObjectItem {
  const key = cursor.readExpression(cursor);
  skipBlank(cursor);
  const sign = cursor.pos;
  const char = cursor.text[sign];
  if (char !== '=' && char !== ':') failAt(cursor, 'the = after this key is missing', key.start);
  cursor.pos += 1;
  const value = cursor.readExpression(cursor);
  const computed = key.kind !== 'string' && key.kind !== 'name' && key.kind !== 'literal';
  const name = keyText(cursor.text, key);
  return { kind: 'entry', start: key.start, end: value.end, key: name, computed, keyEnd: key.end, sign, value };
}

function keyText(text: string, key: Expr): string {
  if (key.kind === 'string') return key.value;
  if (key.kind === 'literal' && typeof key.value === 'number' && Number.isSafeInteger(key.value)) return String(key.value);
  return text.slice(key.start, key.end);
}

function atFor(cursor: Cursor): boolean {
  const { text, pos } = cursor;
  return text.startsWith('for', pos) && nameEnd(text, pos) === pos + 3;
}

interface ForPlace {
  readonly start: number;
  readonly outer: boolean;
  readonly close: ']' | '}';
}

function readFor(cursor: Cursor, place: ForPlace): Expr {
  cursor.pos += 3;
  readForHead(cursor);
  expectChar(cursor, ':', 'the : of this for');
  cursor.readExpression(cursor);
  skipBlank(cursor);
  if (place.close === '}') {
    if (!cursor.text.startsWith('=>', cursor.pos)) failAt(cursor, 'the => of this for is missing');
    cursor.pos += 2;
    cursor.readExpression(cursor);
    skipBlank(cursor);
    if (cursor.text.startsWith('...', cursor.pos)) {
      cursor.pos += 3;
      skipBlank(cursor);
    }
  }
  if (cursor.text.startsWith('if', cursor.pos) && nameEnd(cursor.text, cursor.pos) === cursor.pos + 2) {
    cursor.pos += 2;
    cursor.readExpression(cursor);
  }
  expectChar(cursor, place.close, `the closing ${place.close}`);
  cursor.lines = place.outer;
  return { kind: 'other', start: place.start, end: cursor.pos };
}
