import { type Result, succeed } from '../../errors/index.ts';
import { lineBreakNear } from '../line-ends.ts';
import { insertIntoList } from '../list/insert.ts';
import { moveItemLines } from '../list/lines.ts';
import { moveInList } from '../list/move.ts';
import { removeFromList } from '../list/remove.ts';
import { refuse } from '../reason.ts';
import type { Operation, Reason, Splice } from '../types.ts';
import { encodeValue, isRepresentable } from './encode.ts';
import { indentUnit, type Job, listShape } from './job.ts';

import { checkIndex, ownContainer } from './plan-entry.ts';

/** Plans `insert-item`: a new item of a tuple. */
export function planInsertItem(job: Job, operation: Extract<Operation, { op: 'insert-item' }>): Result<readonly Splice[], Reason> {
  const container = ownContainer(job);
  if (container?.kind !== 'tuple') return refuse('NOT_A_SEQUENCE', 'Only a list can take a new item.', job.node.range);
  const bad = checkIndex(container, operation.index);
  if (bad !== undefined) return bad;
  if (!isRepresentable(operation.value)) return refuse('VALUE_UNREPRESENTABLE', 'HCL has no way to write this value.');
  const eol = lineBreakNear(job.text, container.start);
  const unit = indentUnit(job.text, job.file.items);
  const render = (indent: string, inline: boolean): string => encodeValue(operation.value, { indent, inline, unit, eol });
  return succeed(insertIntoList(listShape(job, container), operation.index ?? container.items.length, render));
}

/** Plans `remove-item`: an item of a tuple, with the comments that belong to it. */
export function planRemoveItem(job: Job): Result<readonly Splice[], Reason> {
  const { location } = job;
  if (location?.container.kind !== 'tuple') return refuse('NOT_A_SEQUENCE', 'This is no item of a list.', job.node.range);
  return succeed(removeFromList(listShape(job, location.container), location.index));
}

/** Plans `move`, `move-item` and `move-block`: another place among the same entries, items or blocks. */
export function planMove(job: Job, operation: Extract<Operation, { op: 'move' | 'move-item' | 'move-block' }>): Result<readonly Splice[], Reason> {
  const { location, node } = job;
  if (location === undefined) return refuse('UNSUPPORTED', 'A file cannot be moved here.');
  const { container, index } = location;
  if ((operation.op === 'move-item') !== (container.kind === 'tuple')) {
    return operation.op === 'move-item' ? refuse('NOT_A_SEQUENCE', 'This is no item of a list.', node.range) : refuse('NOT_A_MAPPING', 'This is an item of a list; move it as one.', node.range);
  }
  const { index: to } = operation;
  if (!Number.isInteger(to) || to < 0 || to >= container.items.length) return refuse('OUT_OF_RANGE', `There is no place ${to} here; 0 to ${container.items.length - 1} are.`);
  if (container.kind === 'body') return succeed(moveItemLines(listShape(job, container), index, to));
  return succeed(moveInList(listShape(job, container), index, to));
}
