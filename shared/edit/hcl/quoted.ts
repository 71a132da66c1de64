import type { Expr } from './ast.ts';
import { type Cursor, failAt } from './cursor.ts';
import { checkClosed, type OpenDirectives, passSigns, readSequence } from './template.ts';

const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Reads a quoted string: a `string` where nothing is interpolated, otherwise `other`. */
export function readQuoted(cursor: Cursor): Expr {
  const { text } = cursor;
  const start = cursor.pos;
  const open: OpenDirectives = [];
  let interpolated = false;
  let plain = true;
  cursor.pos += 1;
  for (;;) {
    const code = text.charCodeAt(cursor.pos);
    if (code === 34) break;
    if (code === 36 || code === 37) {
      plain = false;
      if (passSigns(cursor)) {
        interpolated = true;
        readSequence(cursor, open);
      }
    } else if (code === 92) {
      plain = false;
      passEscape(cursor);
    } else if (code === 10 || code === 13 || Number.isNaN(code)) {
      failAt(cursor, 'this string is never closed on its line', start);
    } else cursor.pos += 1;
  }
  checkClosed(cursor, open, start);
  const inner = text.slice(start + 1, cursor.pos);
  cursor.pos += 1;
  if (interpolated) return { kind: 'other', start, end: cursor.pos };
  return { kind: 'string', start, end: cursor.pos, value: plain ? inner : decodeQuoted(inner) };
}

function passEscape(cursor: Cursor): void {
  const { text, pos } = cursor;
  const letter = text[pos + 1] ?? '';
  if (letter in simpleEscapes) cursor.pos += 2;
  else if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(pos + 2, pos + 6))) cursor.pos += 6;
  else if (letter === 'U' && isCodePoint(text.slice(pos + 2, pos + 10))) cursor.pos += 10;
  else failAt(cursor, 'this escape is unknown; \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN are', pos);
}

function isCodePoint(hex: string): boolean {
  return /^[0-9a-fA-F]{8}$/.test(hex) && Number.parseInt(hex, 16) <= 0x10ffff;
}

/** The value of the inside of a quoted string that interpolates nothing. */
function decodeQuoted(inner: string): string {
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|(\$+|%+)\{/gs, (whole: string, ...groups: (string | undefined)[]) => {
    const [short, long, letter, signs] = groups;
    if (signs !== undefined) return `${signs.slice(1)}{`;
    if (letter !== undefined) return simpleEscapes[letter] ?? whole;
    return String.fromCodePoint(Number.parseInt(short ?? long ?? '0', 16));
  });
}

/** A value as a quoted string on one line, with nothing interpolated. */
export function encodeQuoted(value: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must be escaped
  const escaped = value.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, (char) => {
    const letter = { '\n': 'n', '\r': 'r', '\t': 't' }[char];
    return letter === undefined ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : `\\${letter}`;
  });
  return `"${escaped.replace(/(\$+|%+)\{/g, (_whole, signs: string) => `${signs}${signs[0] ?? ''}{`)}"`;
}
