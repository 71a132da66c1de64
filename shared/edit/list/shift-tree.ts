import type { Node, Range } from '../types.ts';

type Writable = { -readonly [K in keyof Node]: Node[K] };

/** A copy of a node whose ranges, and those of all below it, lie `delta` further on; the node itself where that is 0. */
function shiftNode(node: Node, delta: number): Node {
  if (delta === 0) return node;
  const copy: Writable = { ...node, range: shiftRange(node.range, delta) };
  if (node.keyRange !== undefined) copy.keyRange = shiftRange(node.keyRange, delta);
  if (node.valueRange !== undefined) copy.valueRange = shiftRange(node.valueRange, delta);
  if (node.comments !== undefined) copy.comments = node.comments.map((comment) => ({ ...comment, start: comment.start + delta, end: comment.end + delta }));
  if (node.children.length > 0) copy.children = node.children.map((child) => shiftNode(child, delta));
  return copy;
}

function shiftRange({ start, end }: Range, delta: number): Range {
  return { start: start + delta, end: end + delta };
}

/** A copy of a node that grew by `delta` within the child at `index`, which is now `child`; what stands after that has moved. */
export function replaceChild(node: Node, index: number, { child, delta }: { readonly child: Node; readonly delta: number }): Node {
  const children = node.children.map((other, at) => (at < index ? other : at === index ? child : shiftNode(other, delta)));
  const copy: Writable = { ...node, range: grow(node.range, delta), children };
  if (node.valueRange !== undefined) copy.valueRange = grow(node.valueRange, delta);
  return copy;
}

function grow({ start, end }: Range, delta: number): Range {
  return { start, end: end + delta };
}
