import type { HeredocExpr } from './ast.ts';
import { type Cursor, failAt, nameEnd } from './cursor.ts';
import { checkClosed, type OpenDirectives, passSigns, readSequence } from './template.ts';

/** Reads a heredoc from its `<<` to its end marker (the line break after the marker is left). */
export function readHeredoc(cursor: Cursor): HeredocExpr {
  const { text } = cursor;
  const start = cursor.pos;
  cursor.pos += 2;
  const flush = text[cursor.pos] === '-';
  if (flush) cursor.pos += 1;
  const markerEnd = nameEnd(text, cursor.pos);
  const marker = text.slice(cursor.pos, markerEnd);
  const lineEnd = text[markerEnd] === '\r' ? markerEnd + 1 : markerEnd;
  if (marker === '' || text[lineEnd] !== '\n') failAt(cursor, 'a heredoc begins with << or <<-, a name and a line break', start);
  cursor.pos = lineEnd + 1;
  const bodyStart = cursor.pos;
  const interpolated = passBody(cursor, marker, start);
  const bodyEnd = cursor.pos;
  cursor.pos = markerStart(text, bodyEnd) + marker.length;
  const place = { start, end: cursor.pos };
  cursor.spans.push(place);
  const shape = { kind: 'heredoc', ...place, flush, marker, bodyStart, bodyEnd } as const;
  return interpolated ? shape : { ...shape, value: decodeHeredoc(text.slice(bodyStart, bodyEnd), flush) };
}

function passBody(cursor: Cursor, marker: string, start: number): boolean {
  const { text } = cursor;
  const open: OpenDirectives = [];
  let interpolated = false;
  let lineStart = true;
  for (;;) {
    if (lineStart && endsHere(text, cursor.pos, marker)) break;
    lineStart = false;
    const code = text.charCodeAt(cursor.pos);
    if (code === 10) {
      cursor.pos += 1;
      lineStart = true;
    } else if (code === 36 || code === 37) {
      if (!passSigns(cursor)) continue;
      interpolated = true;
      readSequence(cursor, open);
    } else if (code === 13 && text.charCodeAt(cursor.pos + 1) !== 10) failAt(cursor, 'a carriage return must be followed by a line feed');
    else if (Number.isNaN(code)) failAt(cursor, `this heredoc is never closed by a line ${marker}`, start);
    else cursor.pos += 1;
  }
  checkClosed(cursor, open, start);
  return interpolated;
}

function markerStart(text: string, lineStart: number): number {
  let pos = lineStart;
  while (isBlank(text.charCodeAt(pos))) pos += 1;
  return pos;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 11 || code === 12 || code === 0x85 || code === 0xa0;
}

function endsHere(text: string, lineStart: number, marker: string): boolean {
  const first = markerStart(text, lineStart);
  if (!text.startsWith(marker, first)) return false;
  return text.charCodeAt(markerStart(text, first + marker.length)) === 10;
}

/** The value of a heredoc's body that interpolates nothing; `<<-` loses the indentation that all its lines share. */
export function decodeHeredoc(body: string, flush: boolean): string {
  const text = flush ? stripIndent(body) : body;
  return text.includes('{') ? text.replace(/(\$+|%+)\{/g, (_whole, signs: string) => `${signs.slice(1)}{`) : text;
}

function stripIndent(body: string): string {
  const lines = body.split(/(?<=\n)/);
  const width = sharedIndent(lines);
  return width === 0 ? body : lines.map((line) => (line.trim() === '' && line.endsWith('\n') ? line : line.slice(width))).join('');
}

/** How many characters of indentation all lines share; lines of blanks alone do not count. */
export function sharedIndent(lines: readonly string[]): number {
  let width = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== '') width = Math.min(width, line.length - line.trimStart().length);
  }
  return Number.isFinite(width) ? width : 0;
}
