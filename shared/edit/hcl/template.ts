import { type Cursor, descend, failAt, nameEnd, readName, skipBlank } from './cursor.ts';

/** The directives of one template that are open: `if`, `else` (an `if` past its `else`) or `for`. */
export type OpenDirectives = ('if' | 'else' | 'for')[];

/** Passes a run of `$` or `%` at the cursor; gives true where it ends in an interpolation or directive, left for `readSequence`. */
export function passSigns(cursor: Cursor): boolean {
  const { text } = cursor;
  const sign = text.charCodeAt(cursor.pos);
  let end = cursor.pos + 1;
  while (text.charCodeAt(end) === sign) end += 1;
  if (text.charCodeAt(end) !== 123) {
    cursor.pos = end;
    return false;
  }
  if (end - cursor.pos === 1) return true;
  cursor.pos = end + 1;
  return false;
}

/** Reads `${ ... }` or `%{ ... }`; `open` follows the directives of the template it stands in. */
export function readSequence(cursor: Cursor, open: OpenDirectives): void {
  const start = cursor.pos;
  const directive = cursor.text.charCodeAt(start) === 37;
  const outer = cursor.lines;
  cursor.lines = false;
  cursor.pos += 2;
  if (cursor.text[cursor.pos] === '~') cursor.pos += 1;
  descend(cursor);
  if (directive) readDirective(cursor, open);
  else cursor.readExpression(cursor);
  cursor.depth -= 1;
  skipBlank(cursor);
  if (cursor.text[cursor.pos] === '~') cursor.pos += 1;
  if (cursor.text[cursor.pos] !== '}') failAt(cursor, `the closing brace of this ${directive ? 'directive' : 'interpolation'} is missing`, start);
  cursor.pos += 1;
  cursor.lines = outer;
}

function readDirective(cursor: Cursor, open: OpenDirectives): void {
  skipBlank(cursor);
  const start = cursor.pos;
  const last = open.at(-1);
  switch (readName(cursor, 'the keyword of this directive')) {
    case 'if':
      cursor.readExpression(cursor);
      open.push('if');
      return;
    case 'for':
      readForHead(cursor);
      open.push('for');
      return;
    case 'else':
      if (last !== 'if') failAt(cursor, 'this else has no if', start);
      open[open.length - 1] = 'else';
      return;
    case 'endif':
      if (last !== 'if' && last !== 'else') failAt(cursor, 'this endif has no if', start);
      open.pop();
      return;
    case 'endfor':
      if (last !== 'for') failAt(cursor, 'this endfor has no for', start);
      open.pop();
      return;
    default:
      failAt(cursor, 'this is no template keyword; if, else, endif, for and endfor are', start);
  }
}

/** Reads `key, value in collection` after a `for`. */
export function readForHead(cursor: Cursor): void {
  skipBlank(cursor);
  readName(cursor, 'the name of the loop variable');
  skipBlank(cursor);
  if (cursor.text[cursor.pos] === ',') {
    cursor.pos += 1;
    skipBlank(cursor);
    readName(cursor, 'the name of the second loop variable');
    skipBlank(cursor);
  }
  const end = nameEnd(cursor.text, cursor.pos);
  if (cursor.text.slice(cursor.pos, end) !== 'in') failAt(cursor, 'the word in is missing here');
  cursor.pos = end;
  cursor.readExpression(cursor);
}

/** Fails where a template ends with directives still open. */
export function checkClosed(cursor: Cursor, open: OpenDirectives, start: number): void {
  if (open.length > 0) failAt(cursor, `this template ends before its end${open.at(-1) === 'for' ? 'for' : 'if'}`, start);
}
