import type { Node } from '../edit/types.ts';
import { scalarChild } from './node-label.ts';

/** What a document is called: its Kubernetes kind and name, its own name, or null when it has none. */
export function documentTitle(root: Node): string | null {
  if (root.kind === 'seq') return listTitle(root);
  const kind = scalarChild(root, 'kind');
  const metadata = root.children.find((each) => each.path.at(-1) === 'metadata');
  const name = (metadata && (scalarChild(metadata, 'name') ?? scalarChild(metadata, 'generateName'))) ?? scalarChild(root, 'name');
  if (kind !== null) return name === null ? kind : `${kind} ${name}`;
  return name;
}

/** A playbook with one play is called by it; a longer list has no name of its own. */
function listTitle(root: Node): string | null {
  const [only, ...more] = root.children;
  return only !== undefined && more.length === 0 && only.kind === 'map' ? scalarChild(only, 'name') : null;
}
