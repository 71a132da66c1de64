import type { Node, Path, Reason } from '../edit/types.ts';
import { commentHint, type Surroundings } from './comment-hint.ts';
import { fieldId } from './field-id.ts';
import type { FieldRow, FieldType } from './field-model.ts';
import { scalarChild } from './node-label.ts';
import { isSecretData, looksSecret } from './secret-looking.ts';
import { unitHint } from './unit-hint.ts';

/** What a field is built from besides its node; `documentKind` is the Kubernetes kind around it. */
export interface FieldContext {
  readonly document: number;
  readonly depth: number;
  readonly label: string;
  readonly documentKind: string | null;
  readonly around: Surroundings;
}

/** The row of a leaf: a scalar, or something that is locked with its reason. */
export function buildField(node: Node, context: FieldContext): FieldRow {
  const value = node.kind === 'scalar' ? node.value ?? null : null;
  const place = { document: context.document, path: node.path };
  return {
    row: 'field', id: fieldId(place), ...place, depth: context.depth, label: context.label,
    type: typeOf(node), text: inputText(node), value, style: node.style ?? null,
    hint: commentHint(node, context.around), unit: unitHint(node.path, value),
    secret: looksSecret(namedPath(node, context.around.parent), value) || isSecretData(context.documentKind, node.path),
    locked: lockOf(node), range: node.range, valueRange: node.valueRange ?? node.range,
  };
}

/** The value of an `env` entry is judged by the name that stands beside it. */
function namedPath(node: Node, parent: Node | null): Path {
  const name = parent !== null && node.path.at(-1) === 'value' ? scalarChild(parent, 'name') : null;
  return name === null ? node.path : [...node.path, name];
}

function typeOf(node: Node): FieldType {
  const value = node.value;
  if (node.kind !== 'scalar' || typeof value === 'string') return isMultiline(node) ? 'multiline' : 'text';
  if (value === null || value === undefined) return 'empty';
  return typeof value === 'number' ? 'number' : 'boolean';
}

function isMultiline(node: Node): boolean {
  const long = node.style === 'literal' || node.style === 'folded' || node.style === 'heredoc';
  return long || (typeof node.value === 'string' && node.value.includes('\n'));
}

/** Numbers show as they are written (`0x1F`, `1_000`), everything else as what it means. */
function inputText(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? '{}' : node.kind === 'seq' ? '[]' : node.source ?? '';
  if (node.value === null || node.value === undefined) return '';
  return typeof node.value === 'number' ? node.source ?? String(node.value) : String(node.value);
}

function lockOf(node: Node): Reason | null {
  if (node.editable !== true) return node.editable;
  switch (node.kind) {
    case 'scalar': return null;
    case 'map': return { code: 'NOT_A_SCALAR', message: 'Empty: add the first entry in the text.', range: node.range };
    case 'seq': return { code: 'NOT_A_SCALAR', message: 'Empty list: add the first item in the text.', range: node.range };
    case 'block': return { code: 'NOT_A_SCALAR', message: 'Empty block: add its first argument in the text.', range: node.range };
    case 'expr': return { code: 'EXPRESSION', message: 'This is an expression; edit it in the text.', range: node.range };
    case 'alias': return { code: 'ALIAS', message: 'This repeats a value written elsewhere; edit it there, or in the text.', range: node.range };
    case 'raw': return { code: 'UNSUPPORTED', message: 'This part could not be understood; edit it in the text.', range: node.range };
  }
}
