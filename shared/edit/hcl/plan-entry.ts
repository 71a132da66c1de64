import { type Result, succeed } from '../../errors/index.ts';
import { lineBreakNear } from '../line-ends.ts';
import { insertIntoList } from '../list/insert.ts';
import { removeFromList } from '../list/remove.ts';
import { refuse } from '../reason.ts';
import type { Operation, Reason, Splice, Value } from '../types.ts';
import { blockSegments } from './block-path.ts';
import { insertIntoBody, removeFromBody } from './body-lines.ts';
import { encodeKey, encodeValue, isName, isRepresentable } from './encode.ts';
import { indentUnit, indexOfKey, isOneLine, type Job, listShape } from './job.ts';
import { type BodyContainer, type Container, containerIn, hasKey, rootContainer } from './locate.ts';
import { expressionSource } from './plan-set.ts';

/** The container that a node is, or undefined where it holds no entries. */
export function ownContainer(job: Job): Container | undefined {
  return job.location === undefined ? rootContainer(job.file, job.text.length) : containerIn(job.location.item);
}

/** Plans `insert`: a new argument of a body, or a new key of an object. */
export function planInsert(job: Job, operation: Extract<Operation, { op: 'insert' }>): Result<readonly Splice[], Reason> {
  const container = ownContainer(job);
  if (container === undefined || container.kind === 'tuple') return refuse('NOT_A_MAPPING', 'Only a block, a file or an object can take a new key.', job.node.range);
  const { key, value } = operation;
  const bad = checkKey(job, container, key) ?? checkIndex(container, operation.index);
  if (bad !== undefined) return bad;
  const source = sourceOf(job, operation);
  if (!source.ok) return source;
  const inBody = container.kind === 'body';
  const sign = inBody ? ' =' : signOf(job.text, container);
  const written = inBody ? key : encodeKey(key, container.items.length > 0 && container.items.every((item) => job.text[item.start] === '"'));
  const eol = lineBreakNear(job.text, job.node.range.start);
  const unit = indentUnit(job.text, job.file.items);
  const render = (indent: string, inline: boolean): string => `${written}${sign} ${source.value === undefined ? encodeValue(value, { indent, inline, unit, eol }) : deepen(source.value, indent)}`;
  if (container.kind === 'body') return succeed(insertIntoBody(job, container, { index: operation.index ?? defaultIndex(container), render: (indent) => render(indent, false) }));
  const shape = { ...listShape(job, container), expand: !insideOneLine(job) };
  return succeed(insertIntoList(shape, operation.index ?? container.items.length, render));
}

function deepen(source: string, indent: string): string {
  return source.includes('<<') || !/\n\S[^\n]*$/.test(source) ? source : source.replace(/\n(?=[^\r\n])/g, `\n${indent}`);
}

function insideOneLine(job: Job): boolean {
  const outer = job.location?.container;
  return outer !== undefined && isOneLine(job.text, outer) && !(outer.kind === 'body' && outer.open < 0);
}

function sourceOf(job: Job, { value, expression }: { readonly value: Value; readonly expression?: boolean }): Result<string | undefined, Reason> {
  if (expression === true) return expressionSource(value, { eol: lineBreakNear(job.text, job.node.range.start), indent: '' });
  if (!isRepresentable(value)) return refuse('VALUE_UNREPRESENTABLE', 'HCL has no way to write this value.');
  return succeed(undefined);
}

function checkKey(job: Job, container: Container, key: string): ReturnType<typeof refuse> | undefined {
  if (container.kind === 'body' && !isName(key)) return refuse('VALUE_UNREPRESENTABLE', `${JSON.stringify(key)} cannot be the name of an argument.`);
  if (!isRepresentable(key)) return refuse('VALUE_UNREPRESENTABLE', 'This key holds half a character.');
  const taken = indexOfKey(container, key) >= 0 || (container.kind === 'body' && [...blockSegments(container.items).values()].some((name) => name.length === 1 && name[0] === key));
  return taken ? refuse('KEY_EXISTS', `${key} is there already.`, job.node.range) : undefined;
}

/** The refusal for an index that the container does not have, or undefined. */
export function checkIndex(container: Container, index: number | undefined): ReturnType<typeof refuse> | undefined {
  if (index === undefined || (Number.isInteger(index) && index >= 0 && index <= container.items.length)) return undefined;
  return refuse('OUT_OF_RANGE', `There is no place ${index} here; 0 to ${container.items.length} are.`);
}

/** Arguments come after the arguments that stand before the first block; before all blocks where there are none. */
function defaultIndex(body: BodyContainer): number {
  const firstBlock = body.items.findIndex((item) => item.kind === 'block');
  const leading = firstBlock < 0 ? body.items.length : firstBlock;
  if (leading > 0 || body.open >= 0) return leading;
  return body.items.some((item) => item.kind === 'attribute') ? body.items.findLastIndex((item) => item.kind === 'attribute') + 1 : body.items.length;
}

function signOf(text: string, container: Exclude<Container, { kind: 'tuple' }>): string {
  const sibling = container.items.findLast((item) => item.kind === 'entry');
  if (sibling === undefined || !hasKey(sibling) || text[sibling.sign] === '=') return ' =';
  return `${text.slice(sibling.keyEnd, sibling.sign).trim() === '' && sibling.sign > sibling.keyEnd ? ' ' : ''}:`;
}

/** Plans `rename`: another name for an argument or key, another last label (or type, where it has no label) for a block. */
export function planRename(job: Job, operation: Extract<Operation, { op: 'rename' }>): Result<readonly Splice[], Reason> {
  const { location, node } = job;
  if (location === undefined) return refuse('UNSUPPORTED', 'A file cannot be renamed here.');
  const { item, container } = location;
  if (item.kind === 'block') return renameBlock(job, { item, container }, operation.key);
  if (!hasKey(item)) return refuse('NOT_A_MAPPING', 'An item of a list has no name.', node.range);
  if (item.kind === 'entry' && item.computed) return refuse('COMPLEX_KEY', 'This key is computed; change it in the text.', node.range);
  if (item.key === operation.key) return succeed([]);
  const bad = checkKey(job, container, operation.key);
  if (bad !== undefined) return bad;
  const written = item.kind === 'attribute' ? operation.key : encodeKey(operation.key, job.text[item.start] === '"');
  return succeed([{ start: item.start, end: item.keyEnd, text: written }]);
}

interface NamedBlock {
  readonly item: Extract<Container['items'][number], { kind: 'block' }>;
  readonly container: Container;
}

function renameBlock(job: Job, { item, container }: NamedBlock, key: string): Result<readonly Splice[], Reason> {
  const label = item.labels.at(-1);
  if (label === undefined && !isName(key)) return refuse('VALUE_UNREPRESENTABLE', `${JSON.stringify(key)} cannot be the type of a block.`);
  if (!isRepresentable(key)) return refuse('VALUE_UNREPRESENTABLE', 'This label holds half a character.');
  if ((label?.text ?? item.type) === key) return succeed([]);
  const own = blockName(item);
  const name = own.with(-1, key);
  const index = job.node.path.at(-1);
  if (typeof index === 'number') return refuse('UNSUPPORTED', 'Several blocks have this name; rename one in the text.', job.node.range);
  const taken = container.items.some((other) => (other.kind === 'block' ? startsWith(blockName(other), name) : hasKey(other) && name.length === 1 && other.key === key));
  if (taken) return refuse('KEY_EXISTS', `${name.join(' ')} is there already.`, job.node.range);
  const place = label ?? { start: item.start, end: item.typeEnd };
  return succeed([{ start: place.start, end: place.end, text: label === undefined ? key : encodeKey(key, job.text[label.start] === '"' || !isName(key)) }]);
}

function blockName(item: NamedBlock['item']): string[] {
  return [item.type, ...item.labels.map((label) => label.text)];
}

function startsWith(name: readonly string[], start: readonly string[]): boolean {
  return start.every((part, index) => part === name[index]);
}

/** Plans `delete` and `remove-block`: an argument, a key or a block, with the comments that belong to it. */
export function planDelete(job: Job): Result<readonly Splice[], Reason> {
  const { location } = job;
  if (location === undefined) return refuse('UNSUPPORTED', 'A file cannot be deleted here.');
  const { container, index } = location;
  if (container.kind === 'tuple') return refuse('NOT_A_MAPPING', 'This is an item of a list; remove it as one.', job.node.range);
  if (container.kind === 'body') return succeed(removeFromBody(job, container, index));
  return succeed(removeFromList(listShape(job, container), index));
}
