import { type Result, succeed } from '../../errors/index.ts';
import type { PlanRequest } from '../adapter.ts';
import { findTrail, nodeAt } from '../find-node.ts';
import { planComment } from '../list/comment.ts';
import { refuse } from '../reason.ts';
import type { Node, Operation, Reason, Splice } from '../types.ts';
import { keepAligned } from './align.ts';
import type { HclFile } from './ast.ts';
import { type Job, listShape } from './job.ts';
import { locate } from './locate.ts';
import { planAddBlock } from './plan-block.ts';
import { planDelete, planInsert, planRename } from './plan-entry.ts';
import { planInsertItem, planMove, planRemoveItem } from './plan-item.ts';
import { planSet } from './plan-set.ts';

/** Splices for one operation on a text that was read as `file`, columns kept as `terraform fmt` has them, or the reason why not. */
export function planHcl(request: PlanRequest, file: HclFile): Result<readonly Splice[], Reason> {
  const { operation, text, parsed } = request;
  const root = parsed.roots[0];
  if (operation.op === 'add-document' || operation.op === 'remove-document') return refuse('UNSUPPORTED', 'An HCL file is one document.');
  if (root === undefined || (operation.document ?? 0) !== 0) return refuse('NOT_FOUND', 'An HCL file is one document.');
  const trail = findTrail(root, operation.path);
  const node = trail?.at(-1);
  if (trail === undefined || node === undefined) return refuse('NOT_FOUND', `There is no ${operation.path.join('.')} in this file.`);
  const blocked = blockedBy(trail);
  if (blocked !== undefined) return refuse(blocked.code, blocked.message, blocked.range);
  const location = node === root ? undefined : locate(file, node, text.length);
  if (node !== root && location === undefined) return refuse('NOT_FOUND', `There is no ${operation.path.join('.')} in this file.`);
  const planned = planOne({ text, file, node, location }, operation);
  if (!planned.ok) return planned;
  const aligned = keepAligned({ text, spans: file.spans }, planned.value);
  if (operation.op === 'comment' && aligned.length > planned.value.length && aligned.some((splice) => isInsideExpression(parsed, splice.start))) {
    return refuse('UNSUPPORTED', 'A comment here would move one that stands within an expression; write it in the text.', node.range);
  }
  return succeed(aligned);
}

function isInsideExpression(parsed: PlanRequest['parsed'], offset: number): boolean {
  const found = nodeAt(parsed, offset);
  return found?.kind === 'expr' && found.valueRange !== undefined && offset > found.valueRange.start && offset < found.valueRange.end;
}

function blockedBy(trail: readonly Node[]): Reason | undefined {
  for (const node of trail) {
    if (node.editable !== true && node.editable.code !== 'EXPRESSION') return node.editable;
  }
  return undefined;
}

type Targeted = Exclude<Operation, { op: 'add-document' | 'remove-document' }>;

function planOne(job: Job, operation: Targeted): Result<readonly Splice[], Reason> {
  switch (operation.op) {
    case 'set':
      return planSet(job, operation);
    case 'insert':
      return planInsert(job, operation);
    case 'rename':
      return planRename(job, operation);
    case 'delete':
      return planDelete(job);
    case 'remove-block':
      return job.node.kind === 'block' ? planDelete(job) : refuse('NOT_FOUND', 'This is no block.', job.node.range);
    case 'insert-item':
      return planInsertItem(job, operation);
    case 'remove-item':
      return planRemoveItem(job);
    case 'move-block':
      return job.node.kind === 'block' ? planMove(job, operation) : refuse('NOT_FOUND', 'This is no block.', job.node.range);
    case 'move':
    case 'move-item':
      return planMove(job, operation);
    case 'add-block':
      return planAddBlock(job, operation);
    case 'comment':
      return planHclComment(job, operation);
  }
}

function planHclComment(job: Job, operation: Extract<Operation, { op: 'comment' }>): Result<readonly Splice[], Reason> {
  if (job.location === undefined) return refuse('UNSUPPORTED', 'A whole file has no comment of its own.');
  return planComment({ shape: listShape(job, job.location.container), index: job.location.index, mark: '#' }, operation);
}
