import type { EditDocument, Operation, Value } from '../../../shared/edit/index.ts';
import type { Model } from './model.ts';

/** True for an Ansible inventory, whose lines are hosts. */
export function hasHosts({ roots }: EditDocument): boolean {
  return roots.some((root) => root.children.some((section) => section.children.some(({ style }) => style === 'flow')));
}

/** The model of a reader's answer with every value as text. */
export function textModel(value: unknown): Model {
  if (value === null || typeof value !== 'object') return { t: 'leaf', type: 'str', value: String(value) };
  return { t: 'map', entries: Object.entries(value).map(([key, inner]) => [key, textModel(inner)]) };
}

/** True where nothing that an operation writes has a sign that readers take differently. */
export function isPlainText(operation: Operation, special: RegExp): boolean {
  const values = 'value' in operation ? [operation.value] : [];
  const texts = [...values.flatMap(textsOf), ...('key' in operation ? [operation.key] : [])];
  return texts.every((text) => !special.test(text));
}

function textsOf(value: Value): readonly string[] {
  if (value === null || typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner as Value)]);
}

/** An operation with every value as text. */
export function asText(operation: Operation): Operation {
  return 'value' in operation ? ({ ...operation, value: toText(operation.value) } as Operation) : operation;
}

/** An insertion with its index told: keys of their own stand before the first section. */
export function inPlace(models: readonly Model[], operation: Operation): Operation {
  const [root] = models;
  if (operation.op !== 'insert' || operation.path.length > 0 || operation.index !== undefined || root?.t !== 'map') return operation;
  const single = operation.value === null || typeof operation.value !== 'object';
  return single ? { ...operation, index: root.entries.filter(([, model]) => model.t === 'leaf').length } : operation;
}

function toText(value: Value): Value {
  if (value === null || typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toText(inner as Value)]));
}
