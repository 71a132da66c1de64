import type { Node } from '../edit/types.ts';

const namingKeys = ['name', 'id', 'key', 'alert', 'record', 'title', 'job', 'job_name', 'hosts', 'host', 'path', 'source'];

/** What a node is called below its parent: its key, its block type and labels, or for a list item its name or number. */
export function nodeLabel(node: Node, parent: Node): string {
  if (parent.kind === 'seq') return itemName(node) ?? `#${Number(node.path.at(-1) ?? 0) + 1}`;
  const own = node.path.slice(parent.path.length);
  return own.map((segment) => (typeof segment === 'number' ? `#${segment + 1}` : segment)).join(' ');
}

/** The name that a list item gives itself, if it does. */
function itemName(node: Node): string | null {
  if (node.kind !== 'map') return null;
  for (const key of namingKeys) {
    const text = scalarChild(node, key);
    if (text !== null && text !== '') return text;
  }
  return null;
}

/** The text of a scalar directly below a node, or null. */
export function scalarChild(node: Node, key: string): string | null {
  const child = node.children.find((each) => each.path.at(-1) === key && each.kind === 'scalar');
  return child?.value === undefined || child.value === null ? null : String(child.value);
}
