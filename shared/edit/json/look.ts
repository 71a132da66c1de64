import { findInTree } from '../target.ts';
import type { Node, Path, Range } from '../types.ts';
import { childAt, childTokens, hasKeyAt, type Scan, scanOf } from './lazy-tree.ts';
import { at } from './scan-tokens.ts';

/** A node, and the nodes from the root down to it, with its place among its siblings (-1 for the root). */
export interface Found {
  readonly trail: readonly Node[];
  readonly index: number;
}

/** As `findTrail`, without making the nodes beside the trail. */
export function findFound(root: Node, path: Path): Found | undefined {
  const trail = [root];
  let index = -1;
  for (const segment of path) {
    const parent = trail.at(-1) ?? root;
    const scan = scanOf(parent);
    if (scan === undefined) return parent === root ? findInTree(root, path) : undefined;
    const tokens = childTokens(scan);
    index = parent.kind === 'map' ? tokens.findLastIndex((token) => hasKeyAt(scan, token, String(segment))) : indexOf(segment, tokens.length);
    const token = tokens[index];
    if (token === undefined) return undefined;
    trail.push(childAt(scan, token, { parent, index }));
  }
  return { trail, index };
}

function indexOf(segment: string | number, size: number): number {
  const index = /^(?:0|[1-9]\d*)$/.test(String(segment)) ? Number(segment) : -1;
  return index < size ? index : -1;
}

/** How many children a node has. */
export function sizeOf(node: Node): number {
  const scan = scanOf(node);
  return scan === undefined ? node.children.length : scan.scanned.list[scan.token + at.count] ?? 0;
}

/** Where the children of a node stand, keys included. */
export function childRanges(node: Node): readonly Range[] {
  const scan = scanOf(node);
  return scan === undefined ? node.children.map((child) => child.range) : Array.from(childTokens(scan), (token) => rangeOf(scan, token));
}

function rangeOf({ scanned: { list } }: Scan, token: number): Range {
  const keyStart = list[token] ?? -1;
  return { start: keyStart < 0 ? list[token + at.start] ?? 0 : keyStart, end: list[token + at.end] ?? 0 };
}

/** True where a key stands in an object. */
export function hasKey(node: Node, key: string): boolean {
  const scan = scanOf(node);
  return scan === undefined ? node.children.some((child) => child.path.at(-1) === key) : childTokens(scan).some((token) => hasKeyAt(scan, token, key));
}

/** The children of a node one by one, made when they are asked for. */
export function* eachChild(node: Node): Generator<Node> {
  const scan = scanOf(node);
  if (scan === undefined) yield* node.children;
  else for (const [index, token] of childTokens(scan).entries()) yield childAt(scan, token, { parent: node, index });
}
