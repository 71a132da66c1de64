import type { SourceComment } from './ast.ts';

/** A line as `terraform fmt` sees it: what stands before `=`, from `=` on, and the comment at its end. A heredoc or long comment is part of its line. */
export interface FmtLine {
  readonly start: number;
  /** After the line's break (or the end of the text). */
  readonly next: number;
  /** The end of what stands before `=`; of everything before the comment where there is no `=`. */
  readonly leadEnd: number;
  /** Where the `=` stands that can be aligned, or -1. */
  readonly assign: number;
  /** Where the `=` of a value that goes on below stands, or -1: one blank comes before it. */
  readonly single: number;
  /** The end of the last word before the comment at the end. */
  readonly contentEnd: number;
  /** Where the `#` or `//` comment begins that ends the line after something else, or -1. */
  readonly comment: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many columns a text takes: its grapheme clusters, as `terraform fmt` counts. */
export function textWidth(text: string): number {
  // eslint-disable-next-line no-control-regex -- plain ASCII needs no segmenter
  if (/^[\u0000-\u007f]*$/.test(text)) return text.length;
  let width = 0;
  for (const _ of segmenter.segment(text)) width += 1;
  return width;
}

/** Where the line begins that holds `pos`; a line within a heredoc or long comment belongs to the line where that begins. */
export function fmtLineStart(text: string, spans: readonly SourceComment[], pos: number): number {
  let start = text.lastIndexOf('\n', pos - 1) + 1;
  for (;;) {
    const span = spanOver(spans, start);
    if (span === undefined) return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
    start = text.lastIndexOf('\n', span.start - 1) + 1;
  }
}

function spanOver(spans: readonly SourceComment[], pos: number): SourceComment | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  return span !== undefined && span.end >= pos ? span : undefined;
}

interface Scan {
  readonly text: string;
  readonly spans: readonly SourceComment[];
  pos: number;
  words: number;
  assign: number;
  leadEnd: number;
  contentEnd: number;
  brackets: number;
  broken: boolean;
}

/** Reads the line that begins at `start` (as `fmtLineStart` gives it). */
export function readFmtLine(text: string, spans: readonly SourceComment[], start: number): FmtLine {
  const scan: Scan = { text, spans, pos: start, words: 0, assign: -1, leadEnd: start, contentEnd: start, brackets: 0, broken: false };
  let comment = -1;
  for (;;) {
    const code = text.charCodeAt(scan.pos);
    if (Number.isNaN(code) || code === 10) break;
    if (code === 32 || code === 9 || code === 13) scan.pos += 1;
    else if (code === 35 || text.startsWith('//', scan.pos)) {
      comment = scan.words > 0 ? scan.pos : -1;
      scan.pos = endOfLine(text, scan.pos);
      break;
    } else {
      passWord(scan, code);
      scan.contentEnd = scan.pos;
      scan.words += 1;
    }
  }
  const usable = scan.assign >= 0 && scan.brackets === 0 && !scan.broken;
  const single = scan.brackets > 0 && !scan.broken ? scan.assign : -1;
  const next = text.charCodeAt(scan.pos) === 10 ? scan.pos + 1 : Math.min(scan.pos, text.length);
  return { start, next, leadEnd: usable || single >= 0 ? scan.leadEnd : scan.contentEnd, assign: usable ? scan.assign : -1, single, contentEnd: scan.contentEnd, comment };
}

function endOfLine(text: string, pos: number): number {
  const end = text.indexOf('\n', pos);
  return end < 0 ? text.length : end;
}

function passWord(scan: Scan, code: number): void {
  const { text, pos } = scan;
  const span = scan.spans.length > 0 ? spanOver(scan.spans, pos + 1) : undefined;
  if (span !== undefined && span.start === pos) scan.pos = span.end;
  else if (code === 34) passString(scan);
  else if (text.startsWith('/*', pos)) {
    const end = text.indexOf('*/', pos + 2);
    scan.pos = end < 0 ? text.length : end + 2;
  } else {
    if (scan.assign >= 0) scan.brackets += bracketChange(text[pos]);
    else if (code === 61 && isAssign(text, pos) && scan.words > 0) {
      scan.assign = pos;
      scan.leadEnd = scan.contentEnd;
    }
    scan.pos += isOperator(text, pos) ? 2 : 1;
  }
}

function bracketChange(char: string | undefined): number {
  if (char === '{' || char === '[' || char === '(') return 1;
  return char === '}' || char === ']' || char === ')' ? -1 : 0;
}

function isOperator(text: string, pos: number): boolean {
  const pair = text.slice(pos, pos + 2);
  return pair === '==' || pair === '=>' || pair === '<=' || pair === '>=' || pair === '!=';
}

function isAssign(text: string, pos: number): boolean {
  return !isOperator(text, pos);
}

function passString(scan: Scan): void {
  const { text } = scan;
  for (scan.pos += 1; scan.pos < text.length; scan.pos += 1) {
    const char = text[scan.pos];
    if (char === '"') {
      scan.pos += 1;
      return;
    }
    if (char === '\n') break;
    if (char === '\\') scan.pos += 1;
    else if (text[scan.pos + 1] === '{' && (char === '$' || char === '%') && text[scan.pos - 1] !== char) passInterpolation(scan);
    if (scan.broken) return;
  }
  scan.broken = true;
}

/** Passes an interpolation up to its closing brace; marks the line broken where it goes on below. */
function passInterpolation(scan: Scan): void {
  const { text } = scan;
  let depth = 0;
  for (scan.pos += 1; scan.pos < text.length; scan.pos += 1) {
    const char = text[scan.pos];
    if (char === '\n') break;
    if (char === '{') depth += 1;
    else if (char === '}' && depth === 1) return;
    else if (char === '}') depth -= 1;
    else if (char === '"') {
      passString(scan);
      if (scan.broken) return;
      scan.pos -= 1;
    }
  }
  scan.broken = true;
}
