import type { Operation, Path, Value } from '../../../shared/edit/index.ts';

/** What an independent reader says a document means; aliases are the same object, so that an edit of an anchored collection shows everywhere. */
export type Model =
  | { readonly t: 'map'; readonly tag?: string; entries: [string, Model][] }
  | { readonly t: 'seq'; readonly tag?: string; items: Model[] }
  | { t: 'leaf'; type: string; value: string };

/** Makes an operation on the models of a file's documents, in place; false where the reader's view has no such place. */
export function applyToModels(models: Model[], operation: Operation): boolean {
  if (operation.op === 'add-document') {
    models.splice(operation.index ?? models.length, 0, modelOf(operation.value));
    return true;
  }
  if (operation.op === 'remove-document') return models.splice(operation.document, 1).length === 1;
  const root = models[operation.document ?? 0];
  if (root === undefined) return false;
  switch (operation.op) {
    case 'set': return replaceAt(models, operation, modelOf(operation.value));
    case 'insert': return insertEntry(models, operation);
    case 'insert-item': return insertItem(models, operation);
    case 'comment': return true;
    case 'delete': case 'remove-item': return withParent(root, operation.path, (list, index) => void list.splice(index, 1));
    case 'move': case 'move-item': return withParent(root, operation.path, (list, index) => void list.splice(operation.index, 0, ...list.splice(index, 1)));
    case 'rename': return rename(root, operation.path, operation.key);
    case 'add-block': case 'remove-block': case 'move-block': return false;
  }
}

/** The model of a value that an operation writes. */
export function modelOf(value: Value): Model {
  if (Array.isArray(value)) return { t: 'seq', items: value.map(modelOf) };
  if (value !== null && typeof value === 'object') return { t: 'map', entries: Object.entries(value as Record<string, Value>).map(([key, inner]) => [key, modelOf(inner)]) };
  return leaf(value);
}

/** A leaf of a decoded scalar. */
export function leaf(value: unknown): Model {
  if (value === null) return { t: 'leaf', type: 'null', value: '' };
  if (typeof value === 'string') return { t: 'leaf', type: 'str', value };
  if (typeof value === 'number') return { t: 'leaf', type: 'num', value: Object.is(value, -0) ? '0' : String(value) };
  if (typeof value === 'bigint') return { t: 'leaf', type: 'num', value: String(Number(value)) };
  if (typeof value === 'boolean') return { t: 'leaf', type: 'bool', value: String(value) };
  return { t: 'leaf', type: 'other', value: JSON.stringify(value) ?? '' };
}

/** True where two models are equal; `ordered` says whether the reader keeps the order of keys. */
export function sameModel(one: Model, other: Model, ordered: boolean): boolean {
  return new ModelComparison(ordered).same(one, other);
}

class ModelComparison {
  readonly #ordered: boolean;
  /** Collections under comparison: an alias may stand inside of what it names. */
  readonly #open = new Set<Model>();

  constructor(ordered: boolean) {
    this.#ordered = ordered;
  }

  same(one: Model, other: Model): boolean {
    if (one === other || this.#open.has(one)) return true;
    if (one.t === 'leaf' || other.t === 'leaf') return one.t === 'leaf' && other.t === 'leaf' && one.type === other.type && one.value === other.value;
    if (one.tag !== other.tag) return false;
    this.#open.add(one);
    const same = one.t === 'seq' ? other.t === 'seq' && this.#items(one.items, other.items) : other.t === 'map' && this.#entries(one.entries, other.entries);
    this.#open.delete(one);
    return same;
  }

  #items(one: readonly Model[], other: readonly Model[]): boolean {
    return one.length === other.length && one.every((item, index) => other[index] !== undefined && this.same(item, other[index]));
  }

  #entries(one: readonly [string, Model][], other: readonly [string, Model][]): boolean {
    if (one.length !== other.length) return false;
    const byKey = this.#ordered ? undefined : new Map(other);
    return one.every(([key, value], index) => {
      const at = other[index];
      const twin = byKey === undefined ? (at?.[0] === key ? at[1] : undefined) : byKey.get(key);
      return twin !== undefined && this.same(value, twin);
    });
  }
}

function find(model: Model, path: Path): Model | undefined {
  let at: Model | undefined = model;
  for (const segment of path) {
    if (at?.t === 'map') at = at.entries.find(([key]) => key === String(segment))?.[1];
    else if (at?.t === 'seq') at = at.items[Number(segment)];
    else return undefined;
  }
  return at;
}

function withParent(root: Model, path: Path, edit: (list: unknown[], index: number) => void): boolean {
  const parent = find(root, path.slice(0, -1));
  const segment = path.at(-1);
  if (parent === undefined || segment === undefined || parent.t === 'leaf') return false;
  const list: unknown[] = parent.t === 'map' ? parent.entries : parent.items;
  const index = parent.t === 'map' ? parent.entries.findIndex(([key]) => key === String(segment)) : Number(segment);
  if (index < 0 || index >= list.length) return false;
  edit(list, index);
  return true;
}

function replaceAt(models: Model[], target: { readonly document?: number; readonly path: Path }, value: Model): boolean {
  if (target.path.length === 0) {
    models[target.document ?? 0] = value;
    return true;
  }
  const root = models[target.document ?? 0];
  return root !== undefined && withParent(root, target.path, (list, index) => {
    const old = list[index];
    list[index] = Array.isArray(old) ? [(old as [string, Model])[0], value] : value;
  });
}

function insertEntry(models: Model[], operation: Extract<Operation, { op: 'insert' }>): boolean {
  const parent = emptied(models, operation, { t: 'map', entries: [] });
  if (parent?.t !== 'map') return false;
  parent.entries.splice(operation.index ?? parent.entries.length, 0, [operation.key, modelOf(operation.value)]);
  return true;
}

function insertItem(models: Model[], operation: Extract<Operation, { op: 'insert-item' }>): boolean {
  const parent = emptied(models, operation, { t: 'seq', items: [] });
  if (parent?.t !== 'seq') return false;
  parent.items.splice(operation.index ?? parent.items.length, 0, modelOf(operation.value));
  return true;
}

/** An empty value becomes the collection that is inserted into. */
function emptied(models: Model[], target: { readonly document?: number; readonly path: Path }, fresh: Model): Model | undefined {
  const root = models[target.document ?? 0];
  const found = root === undefined ? undefined : find(root, target.path);
  if (found?.t !== 'leaf' || found.type !== 'null') return found;
  return replaceAt(models, target, fresh) ? fresh : undefined;
}

function rename(root: Model, path: Path, key: string): boolean {
  return withParent(root, path, (list, index) => {
    const old = list[index];
    if (Array.isArray(old)) list[index] = [key, (old as [string, Model])[1]];
  });
}
