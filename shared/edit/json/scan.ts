import type { Problem, Range } from '../types.ts';

/** The state of one reading of a JSON text. */
export interface Scanner {
  readonly text: string;
  pos: number;
  depth: number;
  readonly problems: Problem[];
  readonly comments: Range[];
  /** Places of commas that nothing follows; an error in strict JSON. */
  readonly trailing: number[];
}

const maxProblems = 100;
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Notes a problem at a place of the text. */
export function note(scanner: Scanner, message: string, range: Range): void {
  if (scanner.problems.length < maxProblems && scanner.problems[0]?.code !== 'TOO_DEEP') scanner.problems.push({ code: 'SYNTAX', message, range, severity: 'error' });
}

/** Passes blanks, line breaks and comments; gives the code of the character that follows, NaN at the end. */
export function skipBlank(scanner: Scanner): number {
  const { text } = scanner;
  for (;;) {
    const code = text.charCodeAt(scanner.pos);
    if (code === 32 || code === 10 || code === 13 || code === 9) scanner.pos += 1;
    else if (code === 47 && isComment(text.charCodeAt(scanner.pos + 1))) passComment(scanner);
    else return code;
  }
}

function isComment(code: number): boolean {
  return code === 47 || code === 42;
}

function passComment(scanner: Scanner): void {
  const { text, pos: start } = scanner;
  const block = text.charCodeAt(start + 1) === 42;
  let end = text.indexOf(block ? '*/' : '\n', start + 2);
  if (end < 0) {
    if (block) note(scanner, 'this comment is never closed', { start, end: text.length });
    end = text.length;
  } else if (block) end += 2;
  else if (text.charCodeAt(end - 1) === 13) end -= 1;
  scanner.pos = end;
  scanner.comments.push({ start, end });
}

/** Reads the string at the scanner's place; what is wrong with it is noted. */
export function readString(scanner: Scanner): string {
  const { text, pos: start } = scanner;
  let pos = start + 1;
  let escaped = false;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code === 34) break;
    if (code === 92) {
      escaped = true;
      pos += 1;
    } else if (code < 32 || Number.isNaN(code)) {
      // A backslash that ends the text has led one place beyond it.
      if (code !== 9) return brokenString(scanner, Math.min(pos, text.length));
      note(scanner, 'a control character must be escaped in a string', { start: pos, end: pos + 1 });
    }
    pos += 1;
  }
  scanner.pos = pos + 1;
  if (!escaped) return text.slice(start + 1, pos);
  return decodeEscapes(scanner, { start, end: pos + 1 });
}

function brokenString(scanner: Scanner, end: number): string {
  const { text, pos: start } = scanner;
  note(scanner, 'this string is never closed on its line', { start, end });
  scanner.pos = end;
  return text.slice(start + 1, end);
}

function decodeEscapes(scanner: Scanner, range: Range): string {
  const source = scanner.text.slice(range.start, range.end);
  try {
    return String(JSON.parse(source));
  } catch {
    note(scanner, 'this string holds an escape that JSON does not have', range);
    return source.slice(1, -1);
  }
}

/** Passes the number at the scanner's place; false where there is none. */
export function passNumber(scanner: Scanner): boolean {
  numberPattern.lastIndex = scanner.pos;
  if (!numberPattern.test(scanner.text)) return false;
  scanner.pos = numberPattern.lastIndex;
  return true;
}

/** Passes what cannot be read: the word or sign at the scanner's place. */
export function passUnknown(scanner: Scanner): Range {
  const { text, pos: start } = scanner;
  const word = /[^\s,:[\]{}"]+|[^]/y;
  word.lastIndex = start;
  scanner.pos = word.test(text) ? word.lastIndex : text.length;
  return { start, end: scanner.pos };
}
