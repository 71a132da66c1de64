import { type Result, succeed } from '../../errors/index.ts';
import { lineBreakNear } from '../line-ends.ts';
import { refuse } from '../reason.ts';
import type { Operation, Reason, Splice } from '../types.ts';
import { insertIntoBody } from './body-lines.ts';
import { encodeEntries, encodeKey, isName, isRepresentable } from './encode.ts';
import { indentUnit, type Job } from './job.ts';
import { checkIndex, ownContainer } from './plan-entry.ts';

/** Plans `add-block`: a block with quoted labels, parted by an empty line, after the last item unless an index says otherwise. */
export function planAddBlock(job: Job, operation: Extract<Operation, { op: 'add-block' }>): Result<readonly Splice[], Reason> {
  const container = ownContainer(job);
  if (container?.kind !== 'body') return refuse('NOT_A_MAPPING', 'Only a block or a file can hold blocks.', job.node.range);
  const { type, labels, body = {} } = operation;
  if (!isName(type)) return refuse('VALUE_UNREPRESENTABLE', `${JSON.stringify(type)} cannot be the type of a block.`);
  const misnamed = Object.keys(body).find((key) => !isName(key));
  if (misnamed !== undefined) return refuse('VALUE_UNREPRESENTABLE', `${JSON.stringify(misnamed)} cannot be the name of an argument.`);
  if (!isRepresentable(body) || !labels.every(isRepresentable)) return refuse('VALUE_UNREPRESENTABLE', 'HCL has no way to write this value.');
  const bad = checkIndex(container, operation.index);
  if (bad !== undefined) return bad;
  const eol = lineBreakNear(job.text, job.node.range.start);
  const unit = indentUnit(job.text, job.file.items);
  const head = [type, ...labels.map((label) => encodeKey(label, true)), '{'].join(' ');
  const render = (indent: string): string => {
    const lines = encodeEntries(Object.entries(body), { indent: indent + unit, unit, eol, inline: false });
    return lines.length === 0 ? `${head}}` : [head, ...lines, `${indent}}`].join(eol);
  };
  return succeed(insertIntoBody(job, container, { index: operation.index ?? container.items.length, render, apart: true }));
}
