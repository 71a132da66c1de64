import { type EditDocument, type Node, readDocument } from '../edit/index.ts';
import { nodeLabel } from '../forms/node-label.ts';
import { documentTitle } from '../forms/section-title.ts';
import type { FieldChange } from '../model/review.ts';
import { type ChildPair, matchChildren } from './match-children.ts';
import { diffLines } from './text-lines.ts';
import { valueText } from './value-text.ts';

/** A file on both sides of a change; null where it does not exist. `read` reads a text that was not read before. */
export interface TwoTexts {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly read?: (path: string, text: string) => EditDocument;
}

/**
 * What changed in a file, field by field in the order of the new text. A file that came, went, or changed where it has no fields
 * (comments, layout, plain text) gives one line that counts lines.
 */
export function diffFields(texts: TwoTexts): FieldChange[] {
  const { path, before, after, read = readDocument } = texts;
  if (before === after) return [];
  if (before === null || after === null) return [wholeFile(texts)];
  const sides = { path, before: read(path, before), after: read(path, after) };
  const readable = sides.before.readOnly === undefined && sides.after.readOnly === undefined;
  const changes = readable ? diffDocuments(sides) : [];
  return changes.length > 0 ? changes : [textOnly(texts)];
}

/** What a field is called from the top of its document, such as `Deployment api › spec › replicas`. */
export function labelTrail(trail: readonly Node[]): string {
  const names = trail.slice(1).map((node, index) => nodeLabel(node, trail[index] ?? node));
  const title = trail[0] ? documentTitle(trail[0]) : null;
  return [...(title === null ? [] : [title]), ...names].join(' › ');
}

interface Sides {
  readonly path: string;
  readonly before: EditDocument;
  readonly after: EditDocument;
}

/** Two matched nodes with the nodes above them on the side that the label is taken from. */
interface Place {
  readonly sides: Sides;
  readonly document: number;
  readonly above: readonly Node[];
}

/** Nothing where the nesting is deeper than the stack: then lines are counted. */
function diffDocuments(sides: Sides): FieldChange[] {
  try {
    return matchDocuments(sides).flatMap((pair) => diffDocument(sides, pair));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function matchDocuments({ before, after }: Sides): ChildPair[] {
  const taken = new Set<Node>();
  const titleOf = (node: Node): string => documentTitle(node) ?? '';
  const pairs = after.roots.map((root, index): ChildPair => {
    const title = titleOf(root);
    const same = before.roots.filter((each) => !taken.has(each) && titleOf(each) === title);
    const inPlace = before.roots[index];
    const twin = same[0] ?? (inPlace && !taken.has(inPlace) && before.roots.length === after.roots.length ? inPlace : undefined);
    if (twin) taken.add(twin);
    return { before: twin, after: root };
  });
  return [...pairs, ...before.roots.filter((root) => !taken.has(root)).map((root) => ({ before: root, after: undefined }))];
}

function diffDocument(sides: Sides, pair: ChildPair): FieldChange[] {
  const document = pair.after ? sides.after.roots.indexOf(pair.after) : pair.before ? sides.before.roots.indexOf(pair.before) : 0;
  return diffPair({ sides, document, above: [] }, pair);
}

function diffPair(place: Place, { before, after }: ChildPair): FieldChange[] {
  if (before === undefined || after === undefined || !isBranch(before) || !isBranch(after) || before.kind !== after.kind) {
    return sameLeaf(before, after) ? [] : [changeOf(place, before, after)];
  }
  const inner = { ...place, above: [...place.above, after] };
  return matchChildren(before, after).flatMap((pair) => diffPair(inner, pair));
}

function isBranch(node: Node): boolean {
  return node.children.length > 0;
}

function sameLeaf(before: Node | undefined, after: Node | undefined): boolean {
  if (before === undefined || after === undefined || before.kind !== after.kind || isBranch(before) !== isBranch(after)) return false;
  if (before.kind === 'scalar') return Object.is(before.value, after.value) && (typeof after.value !== 'number' || before.source?.trim() === after.source?.trim());
  return before.source === after.source;
}

function changeOf({ sides, document, above }: Place, before: Node | undefined, after: Node | undefined): FieldChange {
  const node = after ?? before;
  return {
    path: sides.path, document, field: [...(node?.path ?? [])], label: labelTrail(node ? [...above, node] : above) || 'Document',
    before: before ? valueText(sides.before, before) : null, after: after ? valueText(sides.after, after) : null,
  };
}

function wholeFile({ path, before, after }: TwoTexts): FieldChange {
  const label = before === null ? 'New file' : 'File deleted';
  return { path, document: 0, field: [], label, before: before === null ? null : countLines(before), after: after === null ? null : countLines(after) };
}

function textOnly({ path, before, after }: TwoTexts): FieldChange {
  const { changes } = diffLines(before, after);
  const removed = changes.reduce((sum, change) => sum + change.oldEnd - change.oldStart, 0);
  const added = changes.reduce((sum, change) => sum + change.newEnd - change.newStart, 0);
  return { path, document: 0, field: [], label: 'Text', before: inLines(removed), after: inLines(added) };
}

function countLines(text: string): string {
  return inLines(text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);
}

function inLines(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
}
