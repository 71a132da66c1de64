import { parse } from '@cdktn/hcl2json';
import type { Operation, Path, Segment, Value } from '../../../shared/edit/index.ts';
import { applyToModels, type Model, modelOf } from './model.ts';
import { modelOfJson, type SecondReader } from './read-model.ts';

/** HashiCorp's own parser (compiled to WebAssembly) as a reader of HCL: values and expressions as JSON, the order of keys lost. */
export const hclReader: SecondReader = {
  name: 'hcl2json', ordered: false, losesDuplicates: true,
  read: async (text) => [modelOfJson(await parse('file.tf', text))],
  apply: applyToHcl,
};

/** Makes an operation on what hcl2json says: a block is one of a list under its type and labels, strings keep their template escapes. */
function applyToHcl(models: Model[], operation: Operation): boolean {
  const root = models[0];
  if (root === undefined || operation.op === 'add-document' || operation.op === 'remove-document') return false;
  if (operation.op === 'add-block') return addBlock(root, operation);
  if (operation.op === 'remove-block') return removeBlock(root, operation.path);
  // The order of blocks of different labels is not in the JSON; of equal ones it is, and then the path ends in an index.
  if (operation.op === 'move-block') return typeof operation.path.at(-1) !== 'number';
  const inside = operation.op === 'insert';
  const path = jsonPath(root, operation.path, inside);
  if (path === undefined || operation.op === 'comment' || operation.op === 'move') return path !== undefined;
  const { document, ...rest } = operation;
  if ((document ?? 0) > 0) return false;
  if ('expression' in rest && rest.expression === true) return false;
  return applyToModels(models, 'value' in rest ? { ...rest, path, value: escapeTemplates(rest.value) } as Operation : { ...rest, path });
}

function jsonPath(root: Model, path: Path, inside: boolean): Path | undefined {
  const result: Segment[] = [];
  let at: Model | undefined = root;
  for (const segment of path) {
    if (at?.t === 'seq' && typeof segment !== 'number') {
      result.push(0);
      at = at.items.length === 1 ? at.items[0] : undefined;
    }
    if (at?.t === 'map') at = at.entries.find(([key]) => key === segment)?.[1];
    else if (at?.t === 'seq') at = at.items[Number(segment)];
    else return undefined;
    result.push(segment);
  }
  if (at === undefined) return undefined;
  if (inside && at.t === 'seq') return at.items.length === 1 ? [...result, 0] : undefined;
  return result;
}

function escapeTemplates(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${').replaceAll('%{', '%%{');
  if (Array.isArray(value)) return value.map(escapeTemplates);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value as Record<string, Value>).map(([key, inner]) => [key, escapeTemplates(inner)]));
  return value;
}

function addBlock(root: Model, operation: Extract<Operation, { op: 'add-block' }>): boolean {
  const parent = jsonPath(root, operation.path, true);
  let at: Model | undefined = parent?.reduce(childOf, root);
  const names = [operation.type, ...operation.labels];
  for (const [index, name] of names.entries()) {
    if (at?.t !== 'map') return false;
    let next: Model | undefined = childOf(at, name);
    if (next === undefined) {
      next = index === names.length - 1 ? { t: 'seq', items: [] } : { t: 'map', entries: [] };
      at.entries.push([name, next]);
    }
    at = next;
  }
  if (at?.t !== 'seq') return false;
  at.items.push(modelOf(escapeTemplates(operation.body ?? {})));
  // Where in the file the new block stands among equal ones the JSON tells, but the operation leaves open.
  return at.items.length === 1;
}

function childOf(model: Model | undefined, segment: Segment): Model | undefined {
  if (model?.t === 'map') return model.entries.find(([key]) => key === segment)?.[1];
  return model?.t === 'seq' ? model.items[Number(segment)] : undefined;
}

function removeBlock(root: Model, path: Path): boolean {
  const indexed = typeof path.at(-1) === 'number';
  const full = jsonPath(root, path, false);
  if (full === undefined) return false;
  const trail: Model[] = [root];
  for (const segment of indexed ? full.slice(0, -1) : full) {
    const next = childOf(trail.at(-1), segment);
    if (next === undefined) return false;
    trail.push(next);
  }
  const blocks = trail.at(-1);
  if (blocks?.t !== 'seq') return false;
  blocks.items.splice(indexed ? Number(path.at(-1)) : 0, 1);
  pruneEmpty(trail);
  return true;
}

/** An emptied block stays; an emptied list of blocks, and an emptied level of labels, goes. */
function pruneEmpty(trail: readonly Model[]): void {
  for (let depth = trail.length - 1; depth > 0; depth--) {
    const [holder, held] = [trail[depth - 1], trail[depth]];
    const empty = held?.t === 'seq' ? held.items.length === 0 : held?.t === 'map' && held.entries.length === 0;
    if (!empty || holder?.t !== 'map') return;
    holder.entries = holder.entries.filter(([, model]) => model !== held);
  }
}
