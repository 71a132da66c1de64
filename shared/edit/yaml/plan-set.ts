import { fail, type Result, succeed } from '../../errors/index.ts';
import { lineBreakNear, lineEnd, lineStart } from '../line-ends.ts';
import { refuse } from '../reason.ts';
import type { Node, Reason, Scalar, Splice } from '../types.ts';
import { encodeBlockScalar } from './encode-block-scalar.ts';
import { encodeScalar, type FlowStyle } from './encode-scalar.ts';
import { columnOf, layoutAround } from './layout.ts';

/** A place to set: the nodes from the root down to the scalar, and what to write. */
export interface SetRequest {
  readonly text: string;
  readonly trail: readonly Node[];
  readonly value: Scalar;
}

/** Splices that replace one scalar by another, in its style where that can hold it. */
export function planSet({ text, trail, value }: SetRequest): Result<readonly Splice[], Reason> {
  const node = trail.at(-1);
  if (node?.valueRange === undefined) return refuse('NOT_FOUND', 'There is no such value.');
  const wrong = wrongTarget(node, value);
  if (wrong !== undefined) return fail(wrong);
  if (node.style === 'literal' || node.style === 'folded') {
    const block = planBlockScalar(text, trail, value);
    if (block !== undefined) return succeed(block);
  }
  const written = encodeScalar(value, { style: styleFor(node, value), flow: isInFlow(trail) });
  if (written === undefined) return refuse('VALUE_UNREPRESENTABLE', 'This text holds half a character, which no UTF-8 file can hold.', node.valueRange);
  if (node.style === 'empty') return succeed([fillEmpty(text, node, written)]);
  return succeed([replaceValue(text, node, likeBefore(node, written))]);
}

function wrongTarget(node: Node, value: Scalar): Reason | undefined {
  if (node.editable !== true) return node.editable;
  const range = node.valueRange ?? node.range;
  if (node.kind !== 'scalar') return { code: 'NOT_A_SCALAR', message: 'This is a mapping or a list; only a single value can be set.', range };
  if (node.tag === undefined || node.tag === '!' || typeof value === 'string') return undefined;
  if (standardTags[node.tag]?.(value) === true) return undefined;
  return { code: 'TAGGED', message: `This value is tagged ${node.tag}, which does not fit the new value; edit it as text.`, range };
}

const standardTags: Readonly<Record<string, (value: Scalar) => boolean>> = {
  'tag:yaml.org,2002:int': (value) => Number.isInteger(value),
  'tag:yaml.org,2002:float': (value) => typeof value === 'number',
  'tag:yaml.org,2002:bool': (value) => typeof value === 'boolean',
  'tag:yaml.org,2002:null': (value) => value === null,
};

function styleFor(node: Node, value: Scalar): FlowStyle {
  if (node.style === 'single' || node.style === 'double') return node.style;
  if (node.style === 'plain' || node.style === 'empty') return 'plain';
  return typeof value === 'string' && /[\n\t]/.test(value) ? 'double' : 'plain';
}

/** `True` stays capitalised, and `~` stays `~`. */
function likeBefore(node: Node, written: string): string {
  const before = node.source ?? '';
  if (written === 'null' && before === '~') return before;
  if (written !== 'true' && written !== 'false') return written;
  if (before === 'True' || before === 'False') return written === 'true' ? 'True' : 'False';
  if (before === 'TRUE' || before === 'FALSE') return written.toUpperCase();
  return written;
}

/** True where the last node of a trail stands inside `{}` or `[]`. */
export function isInFlow(trail: readonly Node[]): boolean {
  return trail.slice(0, -1).some((node) => node.style === 'flow');
}

function fillEmpty(text: string, node: Node, written: string): Splice {
  const at = node.valueRange?.start ?? node.range.end;
  if (text[node.range.start] === '?' && node.keyRange !== undefined && at <= node.keyRange.end) return explicitValue(text, node, written);
  const hasColon = node.keyRange === undefined || text.slice(node.keyRange.end, at).includes(':');
  const blank = /[\s[{,]/.test(text[at - 1] ?? '\n') ? '' : ' ';
  const after = /[\s,\]}]/.test(text[at] ?? '\n') ? '' : ' ';
  return { start: at, end: at, text: `${hasColon ? '' : ':'}${hasColon ? blank : ' '}${written}${after}` };
}

/** `? key` on its own gets its value on the next line. */
function explicitValue(text: string, node: Node, written: string): Splice {
  const end = lineEnd(text, node.range.end);
  return { start: end, end, text: `${lineBreakNear(text, end)}${' '.repeat(columnOf(text, node.range.start))}: ${written}` };
}

function replaceValue(text: string, node: Node, written: string): Splice {
  const { start, end } = node.valueRange ?? node.range;
  if (node.style !== 'literal' && node.style !== 'folded') return { start, end, text: written };
  // A block scalar's range takes in the line break after it; a scalar on one line leaves that, and a comment in the header, alone.
  const old = text.slice(start, end);
  const comment = /^[^\r\n]*?([ \t]+#[^\r\n]*)/.exec(old)?.[1] ?? '';
  const ending = /\r?\n$/.exec(old)?.[0] ?? '';
  return { start, end, text: written + comment + ending };
}

function planBlockScalar(text: string, trail: readonly Node[], value: Scalar): readonly Splice[] | undefined {
  const node = trail.at(-1);
  if (node?.valueRange === undefined || typeof value !== 'string') return undefined;
  const { start, end } = node.valueRange;
  const old = text.slice(start, end);
  const headerEnd = old.indexOf('\n') + 1;
  if (headerEnd === 0) return undefined;
  const parentIndent = parentColumn(text, trail);
  const lines = old.slice(headerEnd).split('\n').map((line) => line.replace(/\r$/, ''));
  const indent = contentIndent(lines, old, parentIndent) ?? ' '.repeat(Math.max(parentIndent, 0) + layoutAround(text, trail).step);
  const eol = lineBreakNear(text, start);
  const place = { style: node.style === 'folded' ? 'folded' : 'literal', indent, parentIndent: Math.max(parentIndent, 0), eol, oldLines: lines.map((line) => line.slice(indent.length)) } as const;
  const block = encodeBlockScalar(value, place);
  // Empty lines below would become part of a text that keeps its last ones.
  if (block === undefined || (block.header.includes('+') && /^[ \t]*\r?\n/.test(text.slice(end)))) return undefined;
  const comment = /^[|>][-+0-9]*/.exec(old)?.[0].length ?? 1;
  const blank = keptBlankLines(old.slice(headerEnd), block.header);
  const content = old.endsWith('\n') || !block.header.includes('-') ? block.content + blank : block.content.slice(0, -eol.length);
  return [
    ...replaceWhereDifferent(start, old.slice(0, comment), old.slice(0, 1) + block.header),
    ...replaceWhereDifferent(start + headerEnd, old.slice(headerEnd), content),
  ];
}

/** Blank lines after the content belong to the layout of the file unless the scalar keeps them. */
function keptBlankLines(content: string, header: string): string {
  if (header.includes('+')) return '';
  return /\n((?:[ \t]*\r?\n)+)$/.exec(content)?.[1] ?? '';
}

function contentIndent(lines: readonly string[], old: string, parentIndent: number): string | undefined {
  const explicit = /^[|>][-+]?([1-9])/.exec(old)?.[1];
  if (explicit !== undefined) return ' '.repeat(Math.max(parentIndent, 0) + Number(explicit));
  const first = lines.find((line) => line.trim() !== '');
  return first === undefined ? undefined : /^ */.exec(first)?.[0];
}

/** The column that the indentation indicator of a block scalar counts from; -1 at the root. */
function parentColumn(text: string, trail: readonly Node[]): number {
  const node = trail.at(-1);
  if (node === undefined || trail.length < 2) return -1;
  return columnOf(text, node.range.start);
}

function replaceWhereDifferent(at: number, old: string, now: string): readonly Splice[] {
  if (old === now) return [];
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from++;
  let to = 0;
  while (to < old.length - from && to < now.length - from && old[old.length - 1 - to] === now[now.length - 1 - to]) to++;
  // Whole lines, so that a splice never parts a surrogate pair or a line break.
  const start = lineStart(old, from);
  const tail = old.indexOf('\n', old.length - to);
  const end = to === 0 || tail < 0 ? old.length : Math.max(tail + 1, start);
  const kept = old.length - end;
  return [{ start: at + start, end: at + end, text: now.slice(start, now.length - kept) }];
}
