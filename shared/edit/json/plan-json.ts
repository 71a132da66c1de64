import { type Result, succeed } from '../../errors/index.ts';
import type { PlanRequest } from '../adapter.ts';
import { lineBreakNear } from '../line-ends.ts';
import { planComment } from '../list/comment.ts';
import { insertIntoList, type RenderItem } from '../list/insert.ts';
import { moveInList } from '../list/move.ts';
import { removeFromList } from '../list/remove.ts';
import type { ListShape } from '../list/shape.ts';
import { refuse } from '../reason.ts';
import { type PathOperation, targetIn } from '../target.ts';
import type { Node, Operation, Range, Reason, Splice, Value } from '../types.ts';
import { encodeScalar, encodeValue, isRepresentable } from './encode-json.ts';
import { type JsonStyle, jsonStyle } from './layout-json.ts';
import { childRanges, findFound, hasKey, sizeOf } from './look.ts';

/** What planning needs beside the tree. */
export interface JsonFacts {
  readonly comments: readonly Range[];
  /** True where comments may be written. */
  readonly lenient: boolean;
}

interface Job {
  readonly text: string;
  readonly facts: JsonFacts;
  readonly node: Node;
  readonly parent: Node | undefined;
  /** The node's place among its parent's children, -1 for the root. */
  readonly index: number;
  readonly style: JsonStyle;
}

type Planned = Result<readonly Splice[], Reason>;

/** Splices for one operation on a JSON text, in the style that it is written in, or the reason why not. */
export function planJson({ operation, text, parsed }: PlanRequest, facts: JsonFacts): Planned {
  const target = targetIn(parsed, operation, { format: 'JSON', find: findFound });
  if (!target.ok) return target;
  const { root, trail, index } = target.value;
  const blocked = trail.find((step) => step.editable !== true)?.editable;
  if (blocked !== undefined && blocked !== true) return refuse(blocked.code, blocked.message, blocked.range);
  return planOne({ text, facts, node: target.value.node, parent: trail.at(-2), index, style: jsonStyle(text, root) }, target.value.operation);
}

function planOne(job: Job, operation: PathOperation): Planned {
  switch (operation.op) {
    case 'set':
      return planSet(job, operation);
    case 'insert':
      return planInsert(job, operation);
    case 'insert-item':
      return planInsertItem(job, operation);
    case 'rename':
      return planRename(job, operation.key);
    case 'delete':
    case 'remove-item':
      return planRemove(job, operation.op === 'delete' ? 'map' : 'seq');
    case 'move':
    case 'move-item':
      return planMove(job, operation);
    case 'comment':
      if (!job.facts.lenient) return refuse('UNSUPPORTED', 'JSON has no comments.');
      return planComment({ shape: shapeOf(job, job.parent ?? job.node), index: job.index, mark: '//' }, operation);
  }
}

function shapeOf(job: Job, node: Node): ListShape {
  const { text, style, facts } = job;
  const { start, end } = node.valueRange ?? node.range;
  const map = node.kind === 'map';
  return {
    text, open: start, close: end - 1, items: childRanges(node), comments: facts.comments, commas: 'required',
    unit: style.unit, eol: lineBreakNear(text, start), pad: map ? style.pad : '', gap: style.gap, expand: false,
  };
}

function planSet({ node, text, style }: Job, { value, expression }: Extract<Operation, { op: 'set' }>): Planned {
  if (expression === true) return refuse('UNSUPPORTED', 'JSON has no expressions.', node.range);
  if (node.kind !== 'scalar' || node.valueRange === undefined) return refuse('NOT_A_SCALAR', 'Only a single value can be set; this holds several.', node.range);
  if (!isRepresentable(value)) return refuse('VALUE_UNREPRESENTABLE', 'JSON has no way to write this number.', node.range);
  if (Object.is(node.value, value)) return succeed([]);
  const own = typeof value === 'string' && /\\u[0-9a-fA-F]{4}/.test(node.source ?? '') ? jsonEscapes(text) : style.escaped;
  return succeed([{ start: node.valueRange.start, end: node.valueRange.end, text: encodeScalar(value, { escaped: own }) }]);
}

function jsonEscapes(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text); // eslint-disable-line no-control-regex -- all of ASCII
}

function planInsert(job: Job, operation: Extract<Operation, { op: 'insert' }>): Planned {
  const { node, style } = job;
  if (operation.expression === true) return refuse('UNSUPPORTED', 'JSON has no expressions.', node.range);
  if (node.kind !== 'map') return refuse('NOT_A_MAPPING', 'Only an object can take a new key.', node.range);
  if (hasKey(node, operation.key)) return refuse('KEY_EXISTS', `${operation.key} is there already.`, node.range);
  return addChild(job, operation, (indent, inline) => `${encodeScalar(operation.key, style)}${style.colon}${render(job, operation.value, { indent, inline })}`);
}

function planInsertItem(job: Job, operation: Extract<Operation, { op: 'insert-item' }>): Planned {
  if (job.node.kind !== 'seq') return refuse('NOT_A_SEQUENCE', 'Only a list can take a new item.', job.node.range);
  return addChild(job, operation, (indent, inline) => render(job, operation.value, { indent, inline }));
}

function addChild(job: Job, { index, value }: { readonly index?: number; readonly value: Value }, item: RenderItem): Planned {
  const { node, style } = job;
  if (!isRepresentable(value)) return refuse('VALUE_UNREPRESENTABLE', 'JSON has no way to write this number.', node.range);
  const size = sizeOf(node);
  if (index !== undefined && (!Number.isInteger(index) || index < 0 || index > size)) return refuse('OUT_OF_RANGE', `There is no place ${index} here; 0 to ${size} are.`);
  const nested = value !== null && typeof value === 'object';
  const expand = !style.compact && !insideOneLine(job) && (node.kind === 'map' || nested || !style.flatLists);
  return succeed(insertIntoList({ ...shapeOf(job, node), expand }, index ?? size, item));
}

function insideOneLine({ parent, text }: Job): boolean {
  return parent !== undefined && !text.slice(parent.valueRange?.start, parent.valueRange?.end).includes('\n');
}

function render(job: Job, value: Value, place: { readonly indent: string; readonly inline: boolean }): string {
  return encodeValue(value, job.style, { ...place, eol: lineBreakNear(job.text, job.node.range.start) });
}

function planRename({ node, parent, style }: Job, key: string): Planned {
  if (parent?.kind !== 'map' || node.keyRange === undefined) return refuse('NOT_A_MAPPING', 'Only a key of an object can be renamed.', node.range);
  if (node.path.at(-1) === key) return succeed([]);
  if (hasKey(parent, key)) return refuse('KEY_EXISTS', `${key} is there already.`, node.range);
  return succeed([{ start: node.keyRange.start, end: node.keyRange.end, text: encodeScalar(key, style) }]);
}

function planRemove(job: Job, kind: 'map' | 'seq'): Planned {
  if (job.parent?.kind !== kind) return wrongParent(job, kind);
  return succeed(removeFromList(shapeOf(job, job.parent), job.index));
}

function wrongParent({ node, parent }: Job, kind: 'map' | 'seq'): Planned {
  if (parent === undefined) return refuse('UNSUPPORTED', 'The whole file cannot be moved or deleted here.', node.range);
  return kind === 'map' ? refuse('NOT_A_MAPPING', 'This is an item of a list, not a key.', node.range) : refuse('NOT_A_SEQUENCE', 'This is no item of a list.', node.range);
}

function planMove(job: Job, { op, index }: Extract<Operation, { op: 'move' | 'move-item' }>): Planned {
  const kind = op === 'move' ? 'map' : 'seq';
  if (job.parent?.kind !== kind) return wrongParent(job, kind);
  const size = sizeOf(job.parent);
  if (!Number.isInteger(index) || index < 0 || index >= size) return refuse('OUT_OF_RANGE', `There is no place ${index} here; 0 to ${size - 1} are.`);
  return succeed(moveInList(shapeOf(job, job.parent), job.index, index));
}
