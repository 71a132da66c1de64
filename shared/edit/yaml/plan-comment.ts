import { type Result, succeed } from '../../errors/index.ts';
import { lineBreakNear, lineEnd, lineStart } from '../line-ends.ts';
import { refuse } from '../reason.ts';
import type { Node, Reason, Splice } from '../types.ts';
import { lastLeaf, startsItsLine, valuePosition, withCommentsAbove } from './entry-region.ts';

type Planned = Result<readonly Splice[], Reason>;

/** What a comment operation asks: the words without `#` (none takes the comment away), above the entry or at the end of its line. */
export interface CommentRequest {
  readonly text: string;
  readonly trail: readonly Node[];
  readonly comment: string;
  readonly place: 'before' | 'after';
}

/** Splices that set, change or take away the comment above an entry or after it. */
export function planComment({ text, trail, comment, place }: CommentRequest): Planned {
  const node = commentable(text, trail);
  if (node === undefined) return refuse('NOT_FOUND', 'There is no such place.');
  // oxlint-disable-next-line no-control-regex -- what YAML 1.2.2 cannot hold, in comments either
  if (/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u.test(comment)) return refuse('VALUE_UNREPRESENTABLE', 'This comment holds characters that a YAML file cannot.', node.range);
  return place === 'before' ? commentAbove(text, node, comment) : commentAfter(text, node, comment);
}

/** Inside brackets on one line a comment would swallow the rest, so it goes to the entry that the brackets stand in. */
function commentable(text: string, trail: readonly Node[]): Node | undefined {
  const node = trail.at(-1);
  const flow = trail.find(({ style }) => style === 'flow');
  if (node === undefined || flow === undefined || node === flow) return node;
  const { start, end } = flow.valueRange ?? flow.range;
  return text.slice(start, end).includes('\n') ? node : flow;
}

function commentAbove(text: string, node: Node, comment: string): Planned {
  const start = startsItsLine(text, node.range.start) ? node.range.start : firstOfLine(text, node.range.start);
  const top = withCommentsAbove(text, start);
  const indent = text.slice(lineStart(text, start), start).replace('\uFEFF', '');
  const eol = lineBreakNear(text, start);
  const lines = comment === '' ? '' : comment.split('\n').map((line) => withHash(line) + eol + indent).join('');
  return succeed([{ start: top, end: start, text: lines }]);
}

function firstOfLine(text: string, offset: number): number {
  let at = lineStart(text, offset);
  while (text[at] === ' ' || text[at] === '\uFEFF') at++;
  return at;
}

function commentAfter(text: string, node: Node, comment: string): Planned {
  if (comment.includes('\n')) return refuse('VALUE_UNREPRESENTABLE', 'A comment at the end of a line has one line.', node.range);
  const at = commentPosition(text, node);
  const end = lineEnd(text, at);
  const rest = /^[ \t]*,?/.exec(text.slice(at, end))?.[0].trimEnd().length ?? 0;
  const from = at + rest;
  const old = text.slice(from, end);
  if (old.trim() !== '' && !/^[ \t]+#/.test(old)) return refuse('UNSUPPORTED', 'Something else follows on this line, so it can hold no comment here.', { start: from, end });
  if (comment === '') return succeed([{ start: from, end, text: '' }]);
  const gap = /^[ \t]+(?=#)/.exec(old)?.[0] ?? ' ';
  return succeed([{ start: from, end, text: gap + withHash(comment) }]);
}

/** A collection in block style, and a block scalar, carry the comment on the line of their key. */
function commentPosition(text: string, node: Node): number {
  const start = node.valueRange?.start ?? node.range.start;
  if (node.style === 'literal' || node.style === 'folded') return start + (/^[|>][-+0-9]*/.exec(text.slice(start, start + 4))?.[0].length ?? 1);
  const leaf = lastLeaf(node);
  if (node.style !== 'block') return Math.max(node.valueRange?.end ?? 0, leaf.range.end);
  if (node.keyRange === undefined) return itemPosition(text, node);
  const colon = text.indexOf(':', node.keyRange.end);
  return colon < 0 ? node.keyRange.end : colon + 1;
}

/** `- name: x`: at the end of the item's first line. */
function itemPosition(text: string, node: Node): number {
  const first = node.children[0];
  if (first === undefined || startsItsLine(text, first.range.start)) return (valuePosition(text, node) ?? node.range.start);
  return commentPosition(text, first);
}

function withHash(line: string): string {
  return line === '' ? '#' : `# ${line}`;
}
