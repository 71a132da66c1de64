import type { EditDocument, Node, Path, Target } from './types.ts';

/** The node at a path, or undefined; where a key stands twice the last one is meant, as readers of YAML and JSON do. */
export function findNode(document: Pick<EditDocument, 'roots'>, target: Target): Node | undefined {
  const root = document.roots[target.document ?? 0];
  return root === undefined ? undefined : findTrail(root, target.path)?.at(-1);
}

/** The nodes from a root down to a path, both included, or undefined. */
export function findTrail(root: Node, path: Path): readonly Node[] | undefined {
  if (path.length === root.path.length) return [root];
  for (let index = root.children.length - 1; index >= 0; index--) {
    const child = root.children[index];
    if (child === undefined || !leadsTo(child, root.path.length, path)) continue;
    const rest = findTrail(child, path);
    if (rest !== undefined) return [root, ...rest];
  }
  return undefined;
}

function leadsTo(child: Node, from: number, path: Path): boolean {
  if (child.path.length > path.length || child.path.length === from) return false;
  for (let index = from; index < child.path.length; index++) {
    if (String(child.path[index]) !== String(path[index])) return false;
  }
  return true;
}

/** The deepest node whose range holds an offset, or undefined. */
export function nodeAt(document: Pick<EditDocument, 'roots'>, offset: number): Node | undefined {
  let found: Node | undefined;
  let nodes: readonly Node[] = document.roots;
  for (;;) {
    const inside = nodes.find((node) => node.range.start <= offset && offset <= node.range.end);
    if (inside === undefined) return found;
    found = inside;
    nodes = inside.children;
  }
}
