import { matchChildren } from '../../../shared/diff/match-children.ts';
import { valueText } from '../../../shared/diff/value-text.ts';
import { type EditDocument, findNode, findTrail, type Node } from '../../../shared/edit/index.ts';
import { documentTitle } from '../../../shared/forms/section-title.ts';

/** Where a field is in a text: which document of the file, and its path in it. */
export interface FieldPlace {
  readonly document: number;
  readonly field: readonly (string | number)[];
}

/** Lines from 0. */
export interface LineSpan {
  readonly at: number;
  readonly count: number;
}

/** An older and a newer version of a file. */
export interface TwoVersions {
  readonly before: EditDocument;
  readonly after: EditDocument;
}

/** The node at a place, or undefined. */
export function nodeAtPlace(document: EditDocument, place: FieldPlace): Node | undefined {
  return findNode(document, { document: place.document, path: place.field });
}

/** The lines that a field takes, its key included. */
export function linesOf(document: EditDocument, node: Node): LineSpan {
  const start = node.keyRange?.start ?? node.range.start;
  const end = Math.max(start, node.range.end - 1);
  const at = countFeeds(document.text, 0, start);
  return { at, count: countFeeds(document.text, start, end) + 1 };
}

/** A field's value for comparing two versions: scalars by meaning, anything larger by its source. */
export function valueOf(document: EditDocument, node: Node): string {
  return valueText(document, node);
}

/** Finds a place again by the lines it stood on, as its path may have changed around it. */
export function placeOnLines(document: EditDocument, place: FieldPlace, span: LineSpan): FieldPlace | null {
  const isOnLines = (node: Node): boolean => {
    const lines = linesOf(document, node);
    return lines.at === span.at && lines.count === span.count;
  };
  const same = nodeAtPlace(document, place);
  if (same !== undefined && isOnLines(same)) return place;
  const name = String(place.field.at(-1));
  for (const [index, root] of document.roots.entries()) {
    const found = search(root, (node) => node.path.length > 0 && isOnLines(node) && (String(node.path.at(-1)) === name || typeof node.path.at(-1) === 'number'));
    if (found !== undefined) return { document: index, field: [...found.path] };
  }
  return null;
}

/** The field of the older version that became the one at `place` of the newer, and whether it had another name; null where it was not there. */
export function twinOf(versions: TwoVersions, place: FieldPlace): { readonly place: FieldPlace; readonly renamed: boolean } | null {
  const root = versions.after.roots[place.document];
  const trail = root === undefined ? undefined : findTrail(root, place.field);
  const document = root === undefined ? -1 : documentLike(versions, place.document);
  let at = versions.before.roots[document];
  if (trail === undefined || at === undefined) return null;
  for (const [depth, node] of trail.slice(1).entries()) {
    const pairs = matchChildren(at, trail[depth] ?? node);
    const twin: Node | undefined = pairs.find((pair) => pair.after === node)?.before;
    if (twin === undefined) {
      const renamed = depth === trail.length - 2 ? renamedChild(pairs, versions, node) : undefined;
      return renamed === undefined ? null : { place: { document, field: [...renamed.path] }, renamed: true };
    }
    at = twin;
  }
  return { place: { document, field: [...at.path] }, renamed: false };
}

/** A key that went while this one came, with the same value: the same field under another name. */
function renamedChild(pairs: ReturnType<typeof matchChildren>, versions: TwoVersions, node: Node): Node | undefined {
  const value = valueOf(versions.after, node);
  const gone = pairs.flatMap((pair) => (pair.after === undefined && pair.before !== undefined ? [pair.before] : []));
  const same = gone.filter((each) => valueOf(versions.before, each) === value);
  return same.length === 1 ? same[0] : undefined;
}

/** The document of an older file that a document of the newer one was: by its title, else by its place. */
function documentLike({ before, after }: TwoVersions, index: number): number {
  const root = after.roots[index];
  const title = root === undefined ? null : documentTitle(root);
  const titled = title === null ? -1 : before.roots.findIndex((each) => documentTitle(each) === title);
  return titled >= 0 ? titled : Math.min(index, before.roots.length - 1);
}

function search(node: Node, isIt: (node: Node) => boolean): Node | undefined {
  if (isIt(node)) return node;
  for (const child of node.children) {
    const found = search(child, isIt);
    if (found !== undefined) return found;
  }
  return undefined;
}

function countFeeds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
