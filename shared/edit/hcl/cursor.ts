import type { Problem } from '../types.ts';
import type { Expr, SourceComment } from './ast.ts';

/** The state of one reading of a text. */
export interface Cursor {
  readonly text: string;
  pos: number;
  /** True where a line break ends something (a body, an object); false inside parentheses, brackets and interpolations. */
  lines: boolean;
  depth: number;
  readonly problems: Problem[];
  readonly comments: SourceComment[];
  readonly spans: SourceComment[];
  /** The expression reader, handed in so that templates and collections can call it. */
  readonly readExpression: (cursor: Cursor) => Expr;
}

/** Where reading had to stop; caught by the body reader, which goes on at the next place it understands. */
export class HclSyntaxError extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** Where nesting is deeper than is read. */
export class HclTooDeep extends HclSyntaxError {}

/** Deeper nesting than this is reported, not read: the reader is recursive. */
const maxDepth = 300;

const identStart = new Uint8Array(128);
const identPart = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  identStart[code] = letter ? 1 : 0;
  identPart[code] = letter || code === 45 || (code >= 48 && code <= 57) ? 1 : 0;
}
const wideIdent = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** Stops reading at a place of the text with a message for the user. */
export function failAt(cursor: Cursor, message: string, start = cursor.pos): never {
  const end = Math.min(cursor.text.length, Math.max(start + 1, cursor.pos));
  throw new HclSyntaxError(message, Math.min(start, cursor.text.length), end);
}

/** Goes one level deeper; fails where the nesting is beyond what any real file has. */
export function descend(cursor: Cursor): void {
  cursor.depth += 1;
  if (cursor.depth > maxDepth) throw new HclTooDeep(`nesting is deeper than ${maxDepth} levels`, cursor.pos, Math.min(cursor.text.length, cursor.pos + 1));
}

/** Passes blanks and comments, and line breaks too where they mean nothing. */
export function skipBlank(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.pos);
    if (code === 32 || code === 9) cursor.pos += 1;
    else if (code === 10 && !cursor.lines) cursor.pos += 1;
    else if (code === 13 && !cursor.lines && text.charCodeAt(cursor.pos + 1) === 10) cursor.pos += 2;
    else if (code === 35 || (code === 47 && text.charCodeAt(cursor.pos + 1) === 47)) skipLineComment(cursor);
    else if (code === 47 && text.charCodeAt(cursor.pos + 1) === 42) skipBlockComment(cursor);
    else return;
  }
}

function skipLineComment(cursor: Cursor): void {
  const start = cursor.pos;
  let end = cursor.text.indexOf('\n', start);
  if (end < 0) end = cursor.text.length;
  cursor.pos = end > start && cursor.text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  cursor.comments.push({ start, end: cursor.pos });
}

function skipBlockComment(cursor: Cursor): void {
  const start = cursor.pos;
  const close = cursor.text.indexOf('*/', start + 2);
  if (close < 0) failAt(cursor, 'this comment is never closed', start);
  cursor.pos = close + 2;
  const comment = { start, end: cursor.pos };
  cursor.comments.push(comment);
  if (cursor.text.slice(start, close).includes('\n')) cursor.spans.push(comment);
}

/** The end of the name at `start`, or `start` where there is none. */
export function nameEnd(text: string, start: number): number {
  let pos = start;
  let code = text.charCodeAt(pos);
  if (code < 128) {
    if (identStart[code] !== 1) return start;
    do {
      pos += 1;
      code = text.charCodeAt(pos);
    } while (code < 128 && identPart[code] === 1);
    if (!(code >= 128)) return pos;
  } else if (Number.isNaN(code)) return start;
  wideIdent.lastIndex = start;
  return wideIdent.test(text) ? wideIdent.lastIndex : start;
}

/** Reads a name and gives its text; fails where there is none. */
export function readName(cursor: Cursor, what: string): string {
  const start = cursor.pos;
  const end = nameEnd(cursor.text, start);
  if (end === start) failAt(cursor, `${what} is missing here`);
  cursor.pos = end;
  return cursor.text.slice(start, end);
}

/** Reads one character that must stand here, after blanks. */
export function expectChar(cursor: Cursor, char: string, what: string): void {
  skipBlank(cursor);
  if (cursor.text[cursor.pos] !== char) failAt(cursor, `${what} is missing here`);
  cursor.pos += 1;
}

/** True where a line ends here (or the text does). */
export function atLineEnd(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.pos);
  return code === 10 || (code === 13 && cursor.text.charCodeAt(cursor.pos + 1) === 10) || Number.isNaN(code);
}

/** Passes a line break, if one stands here. */
export function skipLineEnd(cursor: Cursor): void {
  if (cursor.text.charCodeAt(cursor.pos) === 13 && cursor.text.charCodeAt(cursor.pos + 1) === 10) cursor.pos += 2;
  else if (cursor.text.charCodeAt(cursor.pos) === 10) cursor.pos += 1;
}
