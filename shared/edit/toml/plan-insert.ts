import { type Result, succeed } from '../../errors/index.ts';
import { indentAt, lineStart, nextLine } from '../line-ends.ts';
import { insertIntoList } from '../list/insert.ts';
import { afterMark, blankBelow, insertLines } from '../list/lines.ts';
import { chunkEnd, chunkStart } from '../list/shape.ts';
import { refuse } from '../reason.ts';
import type { Node, Operation, Path, Reason, Splice, Value } from '../types.ts';
import { encodeKey, encodeValue, isRepresentable } from './encode-toml.ts';
import { beginsWith, bracketOf, bracketShape, headerOf, inlinePairs, isBlockTable, isInside, isTableList, type Job, linesShape } from './job.ts';
import type { Entry } from './read-toml.ts';

type Planned = Result<readonly Splice[], Reason>;

/** Plans `insert`: a new key of a table, beside the keys that it has. */
export function planInsert(job: Job, operation: Extract<Operation, { op: 'insert' }>): Planned {
  const { node } = job;
  const { key, value, index } = operation;
  if (operation.expression === true) return refuse('UNSUPPORTED', 'TOML has no expressions.', node.range);
  if (node.kind !== 'map') return refuse('NOT_A_MAPPING', 'Only a table can take a new key.', node.range);
  if (node.children.some((child) => child.path.at(-1) === key)) return refuse('KEY_EXISTS', `${key} is there already.`, node.range);
  if (!isRepresentable(value) || !isRepresentable(key)) return refuse('VALUE_UNREPRESENTABLE', 'TOML has no way to write this value.', node.range);
  const bad = checkIndex(node, index);
  if (bad !== undefined) return bad;
  if (node.style !== 'block' || isInside(job, node)) return intoBraces(job, operation);
  return intoBody(job, operation);
}

function checkIndex(node: Node, index: number | undefined): ReturnType<typeof refuse> | undefined {
  const size = node.children.length;
  if (index === undefined || (Number.isInteger(index) && index >= 0 && index <= size)) return undefined;
  return refuse('OUT_OF_RANGE', `There is no place ${index} here; 0 to ${size} are.`);
}

function intoBraces(job: Job, { key, value, index }: Extract<Operation, { op: 'insert' }>): Planned {
  const { node } = job;
  const outer = isBlockTable(node) ? bracketOf(job, node) : node;
  const pairs = inlinePairs(job, outer);
  const at = placeInBraces(node, pairs, index);
  if (at === undefined) return refuse('UNSUPPORTED', 'Among dotted keys within braces there is no fixed place; leave it out.', node.range);
  const name = [...node.path.slice(outer.path.length), key].map((part) => encodeKey(String(part))).join('.');
  const sign = /^\s*=\s*/.exec(job.text.slice(pairs[0]?.parts.at(-1)?.end ?? job.text.length))?.[0] ?? ' = ';
  return succeed(insertIntoList(bracketShape(job, outer), at, () => `${name}${sign}${encodeValue(value)}`));
}

function placeInBraces(node: Node, pairs: readonly Entry[], index = node.children.length): number | undefined {
  const child = node.children[index];
  if (child !== undefined) return pairs.every((pair) => pair.parts.length === 1) ? pairs.findIndex((pair) => beginsWith(pair.path, child.path)) : undefined;
  return pairs.findLastIndex((pair) => beginsWith(pair.path, node.path)) + 1;
}

/** The lines that a table's own keys stand on: from the entry after its header to before the next header. */
interface Body {
  readonly first: number;
  readonly end: number;
  /** What a key must begin with to belong to the table: the parts of a dotted key. */
  readonly prefix: Path;
}

function bodyOf(entries: readonly Entry[], node: Node): Body | undefined {
  const header = headerOf(entries, node.path);
  if (node.path.length === 0 || header >= 0) return { first: header + 1, end: nextHeader(entries, header + 1), prefix: [] };
  const dotted = (entry: Entry | undefined): boolean => entry?.kind === 'pair' && beginsWith(entry.path, node.path) && (entry.parts[0]?.depth ?? node.path.length) < node.path.length;
  const pair = entries.findLastIndex(dotted);
  if (pair < 0) return undefined;
  let first = pair;
  while (first > 0 && dotted(entries[first - 1])) first -= 1;
  const depth = entries[pair]?.parts[0]?.depth ?? 0;
  return { first, end: pair + 1, prefix: node.path.slice(depth) };
}

function nextHeader(entries: readonly Entry[], from: number): number {
  const found = entries.findIndex((entry, index) => index >= from && entry.kind === 'header');
  return found < 0 ? entries.length : found;
}

function intoBody(job: Job, operation: Extract<Operation, { op: 'insert' }>): Planned {
  const { node, file } = job;
  const { entries } = file;
  const body = bodyOf(entries, node);
  if (body === undefined) return withNewHeader(job, operation);
  const at = placeIn(job, body, operation.index);
  if (at === undefined) return refuse('UNSUPPORTED', 'Keys stand before the headers of sub-tables; this place is after one.', node.range);
  const source = [...body.prefix, operation.key].map((part) => encodeKey(String(part))).join('.') + signOf(job, body) + encodeValue(operation.value);
  return succeed([lineAt(job, { at, body, source })]);
}

/** The entry before which the new key goes (`body.end` for after the last), or undefined where no key can stand. */
function placeIn({ node, file }: Job, body: Body, index: number | undefined): number | undefined {
  if (index === undefined) return body.end;
  const child = node.children[index];
  const inBody = (one: Node | undefined): number => file.entries.findIndex((entry, at) => at >= body.first && at < body.end && one !== undefined && beginsWith(entry.path, one.path));
  const found = inBody(child);
  if (found >= 0) return found;
  if (index === 0) return body.first === body.end && !file.entries.some((entry, at) => at < body.first - 1 && beginsWith(entry.path, node.path)) ? body.end : undefined;
  return inBody(node.children[index - 1]) >= 0 ? body.end : undefined;
}

function signOf({ text, file }: Job, body: Body): string {
  const pair = file.entries.slice(body.first, body.end).findLast((entry) => entry.kind === 'pair') ?? file.entries.find((entry) => entry.kind === 'pair');
  const between = pair === undefined ? ' = ' : /^\s*=\s*/.exec(text.slice(pair.parts.at(-1)?.end))?.[0] ?? ' = ';
  return between === '=' ? '=' : ' = ';
}

function lineAt(job: Job, { at, body, source }: { readonly at: number; readonly body: Body; readonly source: string }): Splice {
  const { text, file } = job;
  const shape = linesShape(job);
  const sibling = file.entries[at < body.end ? at : at - 1];
  const indent = sibling === undefined ? '' : indentAt(text, sibling.start);
  if (at < body.end) return insertLines(shape, { at: afterMark(text, lineStart(text, chunkStart(shape, at))), source: indent + source, apart: false, side: 'middle' });
  if (at > 0) return insertLines(shape, { at: nextLine(text, chunkEnd(shape, at - 1)), source: indent + source, apart: false, side: 'last' });
  if (file.entries.length === 0) return insertLines(shape, { at: text.length, source, apart: false, side: 'last' });
  return insertLines(shape, { at: afterMark(text, lineStart(text, chunkStart(shape, 0))), source, apart: true, side: 'first' });
}

function withNewHeader(job: Job, { key, value, index }: Extract<Operation, { op: 'insert' }>): Planned {
  const { node, file, text } = job;
  const first = file.entries.findIndex((entry) => beginsWith(entry.path, node.path));
  if (first < 0 || (index ?? 0) !== 0 || node.path.some((segment) => typeof segment === 'number')) {
    return refuse('UNSUPPORTED', 'This table has no header of its own; add the key in the text.', node.range);
  }
  const shape = linesShape(job);
  const indent = indentAt(text, file.entries[first]?.start ?? 0);
  const header = `${indent}[${node.path.map((part) => encodeKey(String(part))).join('.')}]`;
  const source = `${header}${shape.eol}${indent}${encodeKey(key)} = ${encodeValue(value)}`;
  return succeed([insertLines(shape, { at: afterMark(text, lineStart(text, chunkStart(shape, first))), source, apart: true, side: first > 0 ? 'middle' : 'first' })]);
}

/** Plans `insert-item`: a new item of an array, or a new `[[table]]` of a list of tables. */
export function planInsertItem(job: Job, operation: Extract<Operation, { op: 'insert-item' }>): Planned {
  const { node } = job;
  if (node.kind !== 'seq') return refuse('NOT_A_SEQUENCE', 'Only a list can take a new item.', node.range);
  const { value, index = node.children.length } = operation;
  if (!isRepresentable(value)) return refuse('VALUE_UNREPRESENTABLE', 'TOML has no way to write this value.', node.range);
  const bad = checkIndex(node, index);
  if (bad !== undefined) return bad;
  if (isTableList(node)) return newTable(job, value, index);
  const shape = { ...bracketShape(job, node), unit: arrayUnit(job.text) };
  return succeed(insertIntoList(shape, index, () => encodeValue(value)));
}

function arrayUnit(text: string): string {
  return /\[[ \t]*(?:#[^\n]*)?\r?\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function newTable(job: Job, value: Value, index: number): Planned {
  const { node, file, text } = job;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return refuse('VALUE_UNREPRESENTABLE', 'An item of this list is a table.', node.range);
  const shape = linesShape(job);
  const headers = file.entries.flatMap((entry, at) => (entry.list && entry.path.length === node.path.length + 1 && beginsWith(entry.path, node.path) ? [at] : []));
  const model = file.entries[headers[0] ?? -1];
  if (model === undefined) return refuse('UNSUPPORTED', 'This list has no header to follow.', node.range);
  const indent = indentAt(text, model.start);
  const lines = Object.entries(value).map(([key, inner]) => `${indent}${encodeKey(key)} = ${encodeValue(inner)}`);
  const source = [indent + text.slice(model.start, model.end), ...lines].join(shape.eol);
  const before = headers[index];
  if (before !== undefined) return succeed([insertLines(shape, { at: afterMark(text, lineStart(text, chunkStart(shape, before))), source, apart: true, side: before > 0 ? 'middle' : 'first' })]);
  const last = file.entries.findLastIndex((entry) => beginsWith(entry.path, node.path));
  const at = nextLine(text, chunkEnd(shape, last));
  const atEnd = blankBelow(text, at) >= text.length;
  return succeed([insertLines(shape, { at, source, apart: true, side: atEnd ? 'last' : 'middle' })]);
}
