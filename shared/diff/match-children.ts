import type { Node } from '../edit/index.ts';
import { nodeLabel } from '../forms/node-label.ts';

/** A child before and after; one of them is missing where it was added or removed. */
export interface ChildPair {
  readonly before: Node | undefined;
  readonly after: Node | undefined;
}

/** Finds which child became which: by key in a mapping or block; in a list by the name an item gives itself, then by content, then by place. */
export function matchChildren(before: Node, after: Node): readonly ChildPair[] {
  const named = before.kind === 'seq' || after.kind === 'seq' ? itemKeys : childKeys;
  const old = new Map([...named(before)].map(([child, key]) => [key, child]));
  const taken = new Set<Node>();
  const pairs = [...named(after)].map(([child, key]): ChildPair => {
    const twin = old.get(key);
    if (twin) taken.add(twin);
    return { before: twin, after: child };
  });
  const left = before.children.filter((child) => !taken.has(child));
  const joined = after.kind === 'seq' ? pairByPlace(pairs, left.filter((child) => !isNamed(child, before)), after) : pairs;
  const used = new Set(joined.map((pair) => pair.before));
  return [...joined, ...left.filter((child) => !used.has(child)).map((child) => ({ before: child, after: undefined }))];
}

function pairByPlace(pairs: readonly ChildPair[], left: readonly Node[], after: Node): ChildPair[] {
  const rest = [...left];
  return pairs.map((pair) => (pair.before === undefined && pair.after && !isNamed(pair.after, after) ? { before: rest.shift(), after: pair.after } : pair));
}

function childKeys(parent: Node): Map<Node, string> {
  return counted(parent, (child) => child.path.slice(parent.path.length).join('\0'));
}

function itemKeys(parent: Node): Map<Node, string> {
  return counted(parent, (child) => (isNamed(child, parent) ? `name ${nodeLabel(child, parent)}` : `same ${fingerprint(child)}`));
}

function isNamed(child: Node, parent: Node): boolean {
  return child.kind === 'map' && !nodeLabel(child, parent).startsWith('#');
}

/** Keys made unique by counting, so that the second of two equal ones meets the second of the other side. */
function counted(parent: Node, keyOf: (child: Node) => string): Map<Node, string> {
  const seen = new Map<string, number>();
  const keys = new Map<Node, string>();
  for (const child of parent.children) {
    const key = keyOf(child);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    keys.set(child, `${key}\0${nth}`);
  }
  return keys;
}

// Asked for on every level of nested lists: made anew each time it would cost the cube of their depth.
const fingerprints = new WeakMap<Node, string>();

function fingerprint(node: Node): string {
  const known = fingerprints.get(node) ?? makeFingerprint(node);
  fingerprints.set(node, known);
  return known;
}

function makeFingerprint(node: Node): string {
  if (node.children.length === 0) return `${node.kind} ${typeof node.value} ${node.value ?? node.source ?? ''}`;
  return `${node.kind}(${node.children.map((child) => `${child.path.slice(node.path.length).join('.')}=${fingerprint(child)}`).join(',')})`;
}
