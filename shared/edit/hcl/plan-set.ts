import { type Result, succeed } from '../../errors/index.ts';
import { indentAt, lineBreakNear } from '../line-ends.ts';
import { refuse } from '../reason.ts';
import type { Operation, Reason, Splice } from '../types.ts';
import type { Expr } from './ast.ts';
import { encodeScalar, isRepresentable } from './encode.ts';
import { encodeHeredocBody } from './encode-heredoc.ts';
import type { Job } from './job.ts';
import { valueOf } from './locate.ts';
import { parseExpressionSource } from './parse-hcl.ts';

/** Plans `set`: a scalar in its own style, or, where asked, any value by the source of an expression. */
export function planSet(job: Job, operation: Extract<Operation, { op: 'set' }>): Result<readonly Splice[], Reason> {
  const { node, text } = job;
  const expr = job.location && valueOf(job.location.item);
  if (expr === undefined) return refuse('NOT_A_SCALAR', 'A block has no value of its own; its arguments have.', node.range);
  if (operation.expression === true) {
    const source = expressionSource(operation.value, { eol: lineBreakNear(text, expr.start), indent: indentAt(text, expr.start) });
    if (!source.ok) return source;
    return succeed(replace(text, expr, source.value));
  }
  if (node.kind === 'map' || node.kind === 'seq') return refuse('NOT_A_SCALAR', 'Only a single value can be set; this holds several.', node.range);
  if (node.editable !== true) return refuse(node.editable.code, node.editable.message, node.range);
  if (!isRepresentable(operation.value)) return refuse('VALUE_UNREPRESENTABLE', 'HCL has no way to write this value.', node.range);
  if (Object.is(node.value, operation.value)) return succeed([]);
  if (expr.kind === 'heredoc' && typeof operation.value === 'string') {
    const body = encodeHeredocBody(text, expr, operation.value);
    if (body !== undefined) return succeed([{ start: expr.bodyStart, end: expr.bodyEnd, text: body }]);
  }
  return succeed(replace(text, expr, encodeScalar(operation.value)));
}

function replace(text: string, expr: Expr, source: string): Splice[] {
  if (text.slice(expr.start, expr.end) === source) return [];
  return [{ start: expr.start, end: expr.end, text: source }];
}

/** Where the source of an expression is to stand. */
export interface SourcePlace {
  readonly eol: string;
  /** The blanks that its line begins with. */
  readonly indent: string;
}

/** The source of an expression as it is to be written, its further lines indented with their place, or why it is none. */
export function expressionSource(value: unknown, place: SourcePlace): Result<string, Reason> {
  if (typeof value !== 'string') return refuse('VALUE_UNREPRESENTABLE', 'An expression is given as its source text.');
  const source = value.trim();
  const expr = parseExpressionSource(source);
  if (typeof expr === 'string') return refuse('SYNTAX', `This is not an expression: ${expr}.`);
  if (expr.end !== source.length) return refuse('SYNTAX', 'This is not an expression alone: a comment stands beside it.');
  const flush = !source.includes('<<') && /\n\S[^\n]*$/.test(source);
  return succeed(source.replace(/\r?\n(?=([^\r\n]?))/g, (_whole, next: string) => place.eol + (flush && next !== '' ? place.indent : '')));
}
