import { fail, type Result } from '../../errors/index.ts';
import type { Adapter, PlanRequest } from '../adapter.ts';
import { findTrail } from '../find-node.ts';
import { reason, refuse } from '../reason.ts';
import type { Node, Operation, Path, Reason, Splice, Value } from '../types.ts';
import { Unrepresentable } from './encode-value.ts';
import { planComment } from './plan-comment.ts';
import { planAddDocument, planFirstEntry, planRemoveDocument } from './plan-document.ts';
import { planInsert, planMove, planRemove, planRename } from './plan-entry.ts';
import { planSet } from './plan-set.ts';
import { readYaml } from './read-yaml.ts';
import { rereadPart } from './reread-part.ts';

type Planned = Result<readonly Splice[], Reason>;

/** YAML 1.2 (and 1.1 where a file says so), any number of documents. */
export const yamlAdapter: Adapter = {
  kind: 'yaml',
  parse: readYaml,
  reparse: rereadPart,
  plan(request: PlanRequest): Planned {
    try {
      return plan(request);
    } catch (error) {
      if (error instanceof Unrepresentable) return refuse('VALUE_UNREPRESENTABLE', 'This text holds half a character, which no UTF-8 file can hold.');
      throw error;
    }
  },
};

function plan({ text, parsed, operation }: PlanRequest): Planned {
  const request = { text, roots: parsed.roots };
  if (operation.op === 'add-document') return planAddDocument(request, operation.value, operation.index);
  if (operation.op === 'remove-document') return planRemoveDocument(request, operation.document);
  const root = parsed.roots[operation.document ?? 0];
  const first = firstEntry(operation);
  if (first !== undefined && (root === undefined || root.style === 'empty')) return planFirstEntry(request, operation.document ?? 0, first);
  if (root === undefined) return refuse('OUT_OF_RANGE', `This file has only ${parsed.roots.length} documents.`);
  const trail = findTrail(root, operation.path);
  if (trail === undefined) return fail(notFound(root, operation.path));
  const unclear = trail.find((node) => node.editable !== true && (node.editable.code === 'DUPLICATE_KEY' || node.editable.code === 'COMPLEX_KEY'));
  if (unclear !== undefined && unclear.editable !== true) return fail(unclear.editable);
  return planAt(text, trail, operation);
}

/** The whole value that an insertion at the root makes where there was none. */
function firstEntry(operation: Operation): Value | undefined {
  if ((operation.op !== 'insert' && operation.op !== 'insert-item') || operation.path.length > 0 || (operation.op === 'insert' && operation.expression === true)) return undefined;
  return operation.op === 'insert' ? { [operation.key]: operation.value } : [operation.value];
}

type Targeted = Exclude<Operation, { op: 'add-document' | 'remove-document' }>;

function planAt(text: string, trail: readonly Node[], operation: Targeted): Planned {
  switch (operation.op) {
    case 'set':
      return operation.expression === true ? noExpressions(trail) : planSet({ text, trail, value: operation.value });
    case 'insert':
      return operation.expression === true ? noExpressions(trail) : planInsert(text, trail, { key: operation.key, value: operation.value, index: operation.index });
    case 'insert-item': return planInsert(text, trail, { value: operation.value, index: operation.index });
    case 'rename': return planRename(text, trail, operation.key);
    case 'delete': case 'remove-item': return planRemove(text, trail);
    case 'move': case 'move-item': return planMove(text, trail, operation.index);
    case 'comment': return planComment({ text, trail, comment: operation.text, place: operation.place });
    case 'add-block': case 'remove-block': case 'move-block': return refuse('UNSUPPORTED', 'YAML has no blocks; blocks are what HCL has.', trail.at(-1)?.range);
  }
}

function noExpressions(trail: readonly Node[]): Planned {
  return refuse('UNSUPPORTED', 'YAML has no expressions; only values can be set.', trail.at(-1)?.range);
}

function notFound(root: Node, path: Path): Reason {
  for (let length = path.length - 1; length >= 0; length--) {
    const node = findTrail(root, path.slice(0, length))?.at(-1);
    if (node === undefined) continue;
    const merged = node.children.find((child) => child.path.at(-1) === '<<');
    if (merged !== undefined) return reason('MERGE_KEY', `"${String(path[length])}" may come from ${merged.source ?? 'a merged mapping'}; insert the key here to override it.`, merged.range);
    if (node.kind === 'alias' && node.editable !== true) return node.editable;
    break;
  }
  return reason('NOT_FOUND', `There is nothing at ${path.join('.')}.`);
}
