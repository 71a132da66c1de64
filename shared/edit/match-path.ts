import type { Adapter } from './adapter.ts';
import { diffLists } from './line-diff.ts';
import type { EditDocument, Node, Path, Segment } from './types.ts';
import { sameNode } from './verify-edit.ts';

/** Two readings of one file that grew apart. */
export interface TwoDocuments {
  readonly adapter: Adapter;
  readonly from: EditDocument;
  readonly to: EditDocument;
}

/** Where a document of `from` stands in `to`, by position where their number is the same, else by what it is (kind and name) or holds. */
export function matchDocument({ adapter, from, to }: TwoDocuments, index: number): number | undefined {
  if (from.roots.length === to.roots.length) return index;
  return matchAmong(adapter, { list: from.roots, others: to.roots, textOf: (node) => sourceOf(node, from, to) }, index);
}

/** The path in `to` of the node that stands at `path` in `from`; items of lists are known again by content, or by name. Undefined where it is gone. */
export function matchPath(two: TwoDocuments, roots: readonly [Node, Node], path: Path): Path | undefined {
  const result: Segment[] = [];
  let [node, other]: readonly [Node, Node] = roots;
  while (node.path.length < path.length) {
    const child = childTowards(node, path);
    if (child === undefined) return undefined;
    const counterpart = childLike(two, [node, other], child);
    if (counterpart === undefined) return undefined;
    result.push(...counterpart.path.slice(other.path.length));
    [node, other] = [child, counterpart];
  }
  return result;
}

/** The index in `others` where something that stood at `index` of `list` belongs: after the counterpart of what stood before it. */
export function matchIndex(two: TwoDocuments, [node, other]: readonly [Node, Node], index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const before = node.children[at];
    const counterpart = before === undefined ? undefined : childLike(two, [node, other], before);
    if (counterpart !== undefined) return other.children.indexOf(counterpart) + 1;
  }
  return 0;
}

function childTowards(node: Node, path: Path): Node | undefined {
  return node.children.findLast((child) => child.path.length <= path.length
    && child.path.slice(node.path.length).every((segment, index) => String(segment) === String(path[node.path.length + index])));
}

function childLike({ adapter, from, to }: TwoDocuments, [node, other]: readonly [Node, Node], child: Node): Node | undefined {
  if (node.kind !== 'seq' || other.kind !== 'seq') {
    const own = child.path.slice(node.path.length).join('\0');
    return other.children.findLast((each) => each.path.slice(other.path.length).join('\0') === own);
  }
  const lists = { list: node.children, others: other.children, textOf: (each: Node) => sourceOf(each, from, to) };
  const index = matchAmong(adapter, lists, node.children.indexOf(child));
  return index === undefined ? undefined : other.children[index];
}

interface Lists {
  readonly list: readonly Node[];
  readonly others: readonly Node[];
  readonly textOf: (node: Node) => { readonly before: string; readonly after: string };
}

function matchAmong(adapter: Adapter, { list, others, textOf }: Lists, index: number): number | undefined {
  const item = list[index];
  if (item === undefined) return undefined;
  const same = others.findIndex((other) => sameNode(adapter, item, other));
  const hunks = diffLists(list.map((node) => textOf(node).before), others.map((node) => textOf(node).after));
  const hunk = hunks.find(({ start, end }) => start <= index && index < end);
  if (hunk === undefined) return hunks.filter(({ end }) => end <= index).reduce((at, { start, end, afterStart, afterEnd }) => at + (afterEnd - afterStart) - (end - start), index);
  const name = identityOf(item);
  const named = name === undefined ? -1 : others.findIndex((other) => identityOf(other) === name);
  if (named >= 0) return named;
  if (same >= 0) return same;
  const alike = hunk.end - hunk.start === hunk.afterEnd - hunk.afterStart && name === undefined;
  return alike ? hunk.afterStart + index - hunk.start : undefined;
}

const identityKeys = ['name', 'id', 'key', 'alert', 'record', 'job_name', 'hosts', 'host', 'repo', 'path', 'mountPath', 'containerPort', 'port', 'username'];

/** What an item goes by: for a Kubernetes object its kind, namespace and name, else the first naming key that it has. */
export function identityOf(node: Node): string | undefined {
  if (node.kind !== 'map') return undefined;
  const get = (parent: Node | undefined, key: string): Node | undefined => parent?.children.find((child) => child.path.at(-1) === key);
  const metadata = get(node, 'metadata');
  const kind = get(node, 'kind')?.value;
  if (typeof kind === 'string' && metadata !== undefined) return [kind, get(metadata, 'namespace')?.value ?? '', get(metadata, 'name')?.value ?? get(metadata, 'generateName')?.value ?? ''].join('/');
  for (const key of identityKeys) {
    const value = get(node, key)?.value;
    if (value !== undefined && value !== null) return `${key}=${String(value)}`;
  }
  return undefined;
}

function sourceOf(node: Node, from: EditDocument, to: EditDocument): { before: string; after: string } {
  return { before: from.text.slice(node.range.start, node.range.end), after: to.text.slice(node.range.start, node.range.end) };
}
