import type { Expr } from './ast.ts';
import { readObject, readTuple } from './collection.ts';
import { type Cursor, descend, expectChar, failAt, nameEnd, readName, skipBlank } from './cursor.ts';
import { readHeredoc } from './heredoc.ts';
import { readQuoted } from './quoted.ts';

const numberPattern = /\d+(?:\.\d+)*(?:[eE][+-]?\d+)?/y;
const plainNumber = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads one expression; what is neither literal, string, heredoc, tuple nor object becomes `other` (or `name`). */
export function readExpression(cursor: Cursor): Expr {
  skipBlank(cursor);
  descend(cursor);
  let expr = readOperand(cursor);
  let end = expr.end;
  let joined = false;
  for (;;) {
    skipBlank(cursor);
    const width = operatorWidth(cursor.text, cursor.pos);
    if (width === 0) break;
    cursor.pos += width;
    end = readOperand(cursor).end;
    joined = true;
  }
  if (cursor.text[cursor.pos] === '?') {
    cursor.pos += 1;
    cursor.readExpression(cursor);
    expectChar(cursor, ':', 'the : of this condition');
    end = cursor.readExpression(cursor).end;
    joined = true;
  }
  cursor.depth -= 1;
  if (joined) expr = { kind: 'other', start: expr.start, end };
  return expr;
}

function operatorWidth(text: string, pos: number): number {
  const code = text.charCodeAt(pos);
  const next = text.charCodeAt(pos + 1);
  switch (code) {
    case 61: // =
      return next === 61 ? 2 : 0;
    case 33: // !
      return next === 61 ? 2 : 0;
    case 60: // <
    case 62: // >
      return next === 61 ? 2 : 1;
    case 38: // &
    case 124: // |
      return next === code ? 2 : 0;
    case 43: // +
    case 45: // -
    case 42: // *
    case 47: // /
    case 37: // %
      return 1;
    default:
      return 0;
  }
}

function readOperand(cursor: Cursor): Expr {
  skipBlank(cursor);
  const start = cursor.pos;
  let signs = '';
  for (;;) {
    const sign = cursor.text[cursor.pos];
    if (sign !== '!' && sign !== '-') break;
    signs += sign;
    cursor.pos += 1;
    skipBlank(cursor);
  }
  const expr = readTraversal(cursor, readTerm(cursor));
  if (signs === '') return expr;
  if (signs === '-' && expr.kind === 'literal' && typeof expr.value === 'number') return { ...expr, start, value: -expr.value };
  return { kind: 'other', start, end: expr.end };
}

function readTerm(cursor: Cursor): Expr {
  const { text, pos: start } = cursor;
  const code = text.charCodeAt(start);
  if (code === 34) return readQuoted(cursor);
  if (code >= 48 && code <= 57) return readNumber(cursor);
  if (code === 123) return readObject(cursor);
  if (code === 91) return readTuple(cursor);
  if (code === 40) return readParenthesis(cursor);
  if (code === 60 && text.charCodeAt(start + 1) === 60) return readHeredoc(cursor);
  const end = nameEnd(text, start);
  if (end > start) return readNamed(cursor, end);
  return failAt(cursor, code === 39 ? 'strings are quoted with " here' : 'a value is missing here');
}

function readNumber(cursor: Cursor): Expr {
  const start = cursor.pos;
  numberPattern.lastIndex = start;
  numberPattern.test(cursor.text);
  cursor.pos = numberPattern.lastIndex;
  const source = cursor.text.slice(start, cursor.pos);
  if (!plainNumber.test(source)) failAt(cursor, 'this is not a number', start);
  return { kind: 'literal', start, end: cursor.pos, value: Number(source) };
}

function readParenthesis(cursor: Cursor): Expr {
  const start = cursor.pos;
  const outer = cursor.lines;
  cursor.lines = false;
  cursor.pos += 1;
  cursor.readExpression(cursor);
  expectChar(cursor, ')', 'the closing parenthesis');
  cursor.lines = outer;
  return { kind: 'other', start, end: cursor.pos };
}

function readNamed(cursor: Cursor, end: number): Expr {
  const { text, pos: start } = cursor;
  cursor.pos = end;
  const length = end - start;
  if (length === 4 && text.startsWith('true', start)) return { kind: 'literal', start, end, value: true };
  if (length === 5 && text.startsWith('false', start)) return { kind: 'literal', start, end, value: false };
  if (length === 4 && text.startsWith('null', start)) return { kind: 'literal', start, end, value: null };
  const after = text.charCodeAt(end);
  if (after === 10 || after === 44) return { kind: 'name', start, end };
  skipBlank(cursor);
  const qualified = passNamespaces(cursor);
  if (text.charCodeAt(cursor.pos) === 40) {
    readArguments(cursor);
    return { kind: 'other', start, end: cursor.pos };
  }
  if (qualified) failAt(cursor, 'a function name with :: must be called');
  cursor.pos = end;
  return { kind: 'name', start, end };
}

function passNamespaces(cursor: Cursor): boolean {
  let qualified = false;
  while (cursor.text.startsWith('::', cursor.pos)) {
    cursor.pos += 2;
    skipBlank(cursor);
    readName(cursor, 'the name of this function');
    skipBlank(cursor);
    qualified = true;
  }
  return qualified;
}

function readArguments(cursor: Cursor): void {
  const outer = cursor.lines;
  cursor.lines = false;
  cursor.pos += 1;
  for (;;) {
    skipBlank(cursor);
    if (cursor.text[cursor.pos] === ')') break;
    cursor.readExpression(cursor);
    skipBlank(cursor);
    if (cursor.text.startsWith('...', cursor.pos)) {
      cursor.pos += 3;
      skipBlank(cursor);
      if (cursor.text[cursor.pos] !== ')') failAt(cursor, 'only the last argument can be expanded with ...');
      break;
    }
    if (cursor.text[cursor.pos] === ')') break;
    expectChar(cursor, ',', 'a comma or closing parenthesis');
  }
  cursor.pos += 1;
  cursor.lines = outer;
}

function readTraversal(cursor: Cursor, term: Expr): Expr {
  const { text } = cursor;
  let end = term.end;
  let spread = false;
  for (;;) {
    skipBlank(cursor);
    const code = text.charCodeAt(cursor.pos);
    if (code === 46 && !text.startsWith('...', cursor.pos)) {
      const splat = readAttributeStep(cursor);
      if (splat && spread) failAt(cursor, 'a splat cannot stand within another', cursor.pos - 1);
      spread ||= splat;
    }
    else if (code === 91) readIndexStep(cursor);
    else break;
    end = cursor.pos;
  }
  if (end === term.end) return term;
  return { kind: 'other', start: term.start, end };
}

/** Passes `.name`, `.0` or `.*`; true for the last. */
function readAttributeStep(cursor: Cursor): boolean {
  cursor.pos += 1;
  skipBlank(cursor);
  const code = cursor.text.charCodeAt(cursor.pos);
  if (code === 42) {
    cursor.pos += 1;
    return true;
  }
  if (code >= 48 && code <= 57) {
    while (/[\d.]/.test(cursor.text[cursor.pos] ?? '') && !cursor.text.startsWith('...', cursor.pos)) {
      if (cursor.text[cursor.pos] === '.' && !/\d/.test(cursor.text[cursor.pos + 1] ?? '')) break;
      cursor.pos += 1;
    }
  } else readName(cursor, 'the name of an attribute');
  return false;
}

function readIndexStep(cursor: Cursor): void {
  const outer = cursor.lines;
  cursor.lines = false;
  cursor.pos += 1;
  skipBlank(cursor);
  if (cursor.text[cursor.pos] === '*') cursor.pos += 1;
  else cursor.readExpression(cursor);
  expectChar(cursor, ']', 'the closing bracket');
  cursor.lines = outer;
}
