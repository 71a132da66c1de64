import { type Result, succeed } from '../../errors/index.ts';
import { indentAt, lineEnd, lineStart } from '../line-ends.ts';
import { chunkEnd, chunkStart, commaAfter, commentsWithin, type ListShape, startsLine } from './shape.ts';
import { refuse } from '../reason.ts';
import type { Operation, Reason, Splice } from '../types.ts';

/** A comment to write beside an item of a list: `before` is the lines above it, `after` the rest of its last line. */
export interface CommentJob {
  readonly shape: ListShape;
  readonly index: number;
  /** What begins a comment on a line: `#` or `//`. */
  readonly mark: string;
}

/** Plans `comment` for what stands in a bracketed list or a body: replaces what is there; an empty text takes it away. */
export function planComment(job: CommentJob, operation: Extract<Operation, { op: 'comment' }>): Result<readonly Splice[], Reason> {
  const item = job.shape.items[job.index];
  if (item === undefined) return refuse('UNSUPPORTED', 'A whole file has no comment of its own.');
  return operation.place === 'before' ? before(job, item.start, operation.text) : after(job, item.end, operation.text);
}

function before({ shape, index, mark }: CommentJob, start: number, comment: string): Result<readonly Splice[], Reason> {
  const { text, eol } = shape;
  if (!startsLine(text, start)) return refuse('UNSUPPORTED', 'There is no line of its own to put a comment above.');
  const indent = indentAt(text, start);
  const lines = comment === '' ? [] : comment.split(/\r?\n/).map((line) => `${indent}${marked(line, mark)}${eol}`);
  const from = markEnd(text, lineStart(text, chunkStart(shape, index)));
  const end = markEnd(text, lineStart(text, start));
  if (text.slice(from, end) === lines.join('')) return succeed([]);
  return succeed([{ start: from, end, text: lines.join('') }]);
}

function markEnd(text: string, start: number): number {
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

function marked(line: string, mark: string): string {
  if (line.startsWith(mark) || line.startsWith('//')) return line;
  return line === '' ? mark : `${mark} ${line}`;
}

function after({ shape, index, mark }: CommentJob, end: number, comment: string): Result<readonly Splice[], Reason> {
  const { text } = shape;
  if (/[\r\n]/.test(comment)) return refuse('VALUE_UNREPRESENTABLE', 'A comment beside a value has one line.');
  const comma = commaAfter(shape, index);
  const from = comma >= 0 && !text.slice(end, comma).includes('\n') ? comma + 1 : end;
  const last = chunkEnd(shape, index);
  const rest = text.slice(last, lineEnd(text, last));
  if (rest.trim() !== '' || shape.endsInBreak?.(index) === true) return refuse('UNSUPPORTED', 'There is no room for a comment at the end of this line.');
  const old = commentsWithin(shape, from, last);
  const gap = old[0] === undefined ? ' ' : text.slice(from, old[0].start);
  const written = comment === '' ? '' : gap + marked(comment, mark);
  if (text.slice(from, last) === written) return succeed([]);
  return succeed([{ start: from, end: last, text: written }]);
}
