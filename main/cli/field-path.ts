import type { EditDocument, Node, Segment } from '../../shared/edit/index.ts';
import { nodeLabel } from '../../shared/forms/node-label.ts';
import { documentTitle } from '../../shared/forms/section-title.ts';
import { UsageError } from './usage-error.ts';

/** A field as it is named on the command line. */
export interface FieldName {
  /** Which document: its number, or its title such as `Deployment api`; null for the first. */
  readonly document: string | null;
  readonly steps: readonly Step[];
}

/** A key, the index of an item, or the name that an item gives itself. */
export type Step = { readonly key: string } | { readonly index: number } | { readonly name: string };

/**
 * Reads `spec.containers[0].image`, `containers[api].image`, `"a.b/c".d`, with `2:` or `Deployment api:` before it for another
 * document of the file, or a JSON list of steps.
 */
export function readFieldName(text: string): FieldName {
  if (text.startsWith('[')) return { document: null, steps: readJsonSteps(text) };
  const [, document = null, rest = text] = /^([^."[\]:]+):(.+)$/s.exec(text) ?? [];
  return { document, steps: readSteps(rest, text) };
}

/** The words that name a field, as `readFieldName` reads them. */
export function fieldName(document: EditDocument, place: { readonly document: number; readonly path: readonly Segment[] }): string {
  const steps = place.path.map((segment, index) => {
    if (typeof segment === 'number') return `[${segment}]`;
    const key = /^[^."[\]:]+$/.test(segment) ? segment : JSON.stringify(segment);
    return index === 0 ? key : `.${key}`;
  });
  return (document.roots.length > 1 ? `${place.document}:` : '') + steps.join('');
}

/** Where a named field stands in a document; the last step may be missing there, as for a key to add. */
export function locateField(document: EditDocument, field: FieldName): { readonly document: number; readonly path: readonly Segment[]; readonly node: Node | undefined } {
  const index = documentIndex(document, field.document);
  let node: Node | undefined = document.roots[index];
  let path: Segment[] = [];
  let left = field.steps;
  while (left.length > 0) {
    const [child, used]: readonly [Node | undefined, number] = node ? findChild(node, left) : [undefined, 1];
    path = child ? [...child.path] : [...path, segmentOf(left[0])];
    node = child;
    left = left.slice(used);
  }
  return { document: index, path, node };
}

function documentIndex(document: EditDocument, name: string | null): number {
  if (name === null) return 0;
  const titles = document.roots.map((root) => documentTitle(root) ?? '');
  const found = /^\d+$/.test(name) ? Number(name) : titles.findIndex((title) => title === name || title.replace(' ', '/') === name);
  if (found < 0 || found >= document.roots.length) throw new UsageError(`${document.path} has no document ${name}; it has ${titles.map((title, index) => title || index).join(', ')}`);
  return found;
}

/** The child that the next steps name, and how many of them; a block takes a step for its type and one for each label. */
function findChild(node: Node, steps: readonly Step[]): readonly [Node | undefined, number] {
  const [step] = steps;
  if (step !== undefined && 'name' in step) return [node.children.find((child) => nodeLabel(child, node) === step.name), 1];
  for (const child of node.children) {
    const own = child.path.slice(node.path.length);
    const matches = own.length > 0 && own.every((segment, index) => String(segment) === String(segmentOf(steps[index])));
    if (matches) return [child, own.length];
  }
  return [undefined, 1];
}

function segmentOf(step: Step | undefined): Segment {
  if (step === undefined) return '';
  if ('index' in step) return step.index;
  return 'key' in step ? step.key : step.name;
}

function readSteps(text: string, whole: string): Step[] {
  const steps: Step[] = [];
  const pattern = /(?:^|\.)(?:"((?:[^"\\]|\\.)*)"|([^.[\]"]+))|\[(?:(\d+)|([^\]]+))\]/gy;
  let at = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, quoted, plain, index, name] = match;
    if (quoted !== undefined) steps.push({ key: quoted.replace(/\\(.)/g, '$1') });
    else if (plain !== undefined) steps.push({ key: plain });
    else if (index !== undefined) steps.push({ index: Number(index) });
    else if (name !== undefined) steps.push({ name: name.replace(/^name=/, '') });
    at = pattern.lastIndex;
  }
  if (at !== text.length || steps.length === 0) throw new UsageError(`"${whole}" does not name a field; write it like spec.containers[0].image`);
  return steps;
}

function readJsonSteps(text: string): Step[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed.map((step) => (typeof step === 'number' ? { index: step } : { key: String(step) }));
  } catch {
    // Told below.
  }
  throw new UsageError(`"${text}" is not a JSON list of steps`);
}
