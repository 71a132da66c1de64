import { type Result, succeed } from '../../errors/index.ts';
import type { PlanRequest } from '../adapter.ts';
import { lineBreakNear } from '../line-ends.ts';
import { planComment } from '../list/comment.ts';
import { refuse } from '../reason.ts';
import { type PathOperation, targetIn } from '../target.ts';
import type { Node, Operation, Range, Reason, Scalar, Splice } from '../types.ts';
import { encodeLike, isRepresentable } from './encode-toml.ts';
import { beginsWith, bracketOf, bracketShape, isInside, type Job, linesShape } from './job.ts';
import { planInsert, planInsertItem } from './plan-insert.ts';
import { planMove, planRemove } from './plan-move.ts';
import { planRename } from './plan-rename.ts';
import { type Entry, readToml, type TomlFile } from './read-toml.ts';

type Planned = Result<readonly Splice[], Reason>;

/** What planning needs beside the tree: the lines, and the pairs of inline tables. */
export interface TomlFacts {
  readonly file: TomlFile;
  readonly inline: readonly Entry[];
}

/** Splices for one operation on a TOML text, or the reason why not. */
export function planToml({ operation, text, parsed }: PlanRequest, facts: TomlFacts): Planned {
  const target = targetIn(parsed, operation, { format: 'TOML' });
  if (!target.ok) return target;
  const { root, node, trail } = target.value;
  return planOne({ text, ...facts, node, parent: trail.at(-2), root }, target.value.operation);
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
      return rightParent(job, operation.op === 'delete' ? 'map' : 'seq') ?? planRemove(job);
    case 'move':
    case 'move-item':
      return rightParent(job, operation.op === 'move' ? 'map' : 'seq') ?? planMove(job, operation.index);
    case 'comment':
      return planTomlComment(job, operation);
  }
}

function rightParent({ node, parent }: Job, kind: 'map' | 'seq'): ReturnType<typeof refuse> | undefined {
  if (parent === undefined) return refuse('UNSUPPORTED', 'The whole file cannot be moved or deleted here.', node.range);
  if (parent.kind === kind) return undefined;
  return kind === 'map' ? refuse('NOT_A_MAPPING', 'This is an item of a list, not a key.', node.range) : refuse('NOT_A_SEQUENCE', 'This is no item of a list.', node.range);
}

function planSet({ node, text }: Job, { value, expression }: Extract<Operation, { op: 'set' }>): Planned {
  const range = node.valueRange;
  if ((node.kind !== 'scalar' && node.kind !== 'expr') || range === undefined) return refuse('NOT_A_SCALAR', 'Only a single value can be set; this holds several.', node.range);
  if (expression === true) return setSource(node, range, value);
  if (node.editable !== true) return refuse(node.editable.code, node.editable.message, node.range);
  if (!isRepresentable(value)) return refuse('VALUE_UNREPRESENTABLE', 'TOML has no way to write this value.', node.range);
  if (Object.is(node.value, value)) return succeed([]);
  const old = { source: node.source ?? '', style: node.style, value: node.value, eol: text.includes('\r\n') ? '\r\n' : lineBreakNear(text, range.start) };
  return succeed([{ start: range.start, end: range.end, text: encodeLike(value, old) }]);
}

/** A value given as TOML source: a date, a time, a number in another base. */
function setSource(node: Node, range: Range, value: Scalar): Planned {
  const source = typeof value === 'string' ? value.trim() : '';
  const { entries, problems } = readToml(`x = ${source}`);
  const read = entries[0]?.value;
  if (problems.length > 0 || entries.length !== 1 || read?.type !== 'TOMLValue' || read.range[1] !== source.length + 4 || source.includes('\n')) {
    return refuse('SYNTAX', 'This is not the source of one TOML value.', node.range);
  }
  return succeed(node.source === source ? [] : [{ start: range.start, end: range.end, text: source }]);
}

function planTomlComment(job: Job, operation: Extract<Operation, { op: 'comment' }>): Planned {
  const { file, node } = job;
  const own = file.entries.findIndex((entry) => isOwnEntry(entry, node));
  if (own < 0 && isInside(job, node)) return commentInside(job, operation);
  // What only dotted keys or longer headers name has its first line.
  const index = own >= 0 ? own : file.entries.findIndex((entry) => beginsWith(entry.path, node.path));
  const lines = file.entries.filter((entry) => beginsWith(entry.path, node.path)).length;
  if (index < 0 || node.path.length === 0 || (own < 0 && lines > 1 && operation.place === 'after')) return refuse('UNSUPPORTED', 'A comment can stand beside a key, an item or a table header; this has none of its own.', node.range);
  return planComment({ shape: linesShape(job), index, mark: '#' }, operation);
}

/** Beside an item of an array, or a pair of an inline table, that has its line. */
function commentInside(job: Job, operation: Extract<Operation, { op: 'comment' }>): Planned {
  const shape = bracketShape(job, bracketOf(job, job.node));
  const index = shape.items.findIndex(({ start, end }) => start <= job.node.range.start && end >= job.node.range.end);
  return planComment({ shape, index, mark: '#' }, operation);
}

function isOwnEntry(entry: TomlFile['entries'][number], node: Node): boolean {
  return entry.path.length === node.path.length && entry.path.every((segment, depth) => segment === node.path[depth]);
}
