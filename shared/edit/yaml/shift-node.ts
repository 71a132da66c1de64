import type { Node, Path, Range } from '../types.ts';

/** A subtree `delta` characters further on. */
export function shiftNode(node: Node, delta: number): Node {
  if (delta === 0) return node;
  const moved: { -readonly [K in keyof Node]: Node[K] } = { ...node, range: shift(node.range, delta) };
  if (node.keyRange !== undefined) moved.keyRange = shift(node.keyRange, delta);
  if (node.valueRange !== undefined) moved.valueRange = shift(node.valueRange, delta);
  if (node.comments !== undefined) moved.comments = node.comments.map((comment) => ({ ...comment, ...shift(comment, delta) }));
  if (node.editable !== true && node.editable.range !== undefined) moved.editable = { ...node.editable, range: shift(node.editable.range, delta) };
  if (node.children.length > 0) moved.children = node.children.map((child) => shiftNode(child, delta));
  return moved;
}

function shift(range: Range, delta: number): Range {
  return { start: range.start + delta, end: range.end + delta };
}

/** A subtree under another path and id: an item whose index changed. */
export function renumberNode(node: Node, path: Path, id: string): Node {
  const from = node.path.length;
  return { ...node, path, id, children: node.children.map((child) => renumberNode(child, [...path, ...child.path.slice(from)], id + child.id.slice(node.id.length))) };
}
