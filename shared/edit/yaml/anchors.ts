import { reason } from '../reason.ts';
import type { Node, Reason } from '../types.ts';

/** The refusal for taking away `gone` where an alias elsewhere in the document names an anchor in it; undefined where none does. */
export function anchorInUse(text: string, root: Node, gone: Node): Reason | undefined {
  const names = new Set<string>();
  walk(gone, (node) => {
    for (const name of anchorsOf(text, node)) names.add(name);
  });
  return firstAlias(root, gone, names);
}

/** The refusal for giving an entry another key where an alias names the anchor of its key, and so would mean something else; undefined where none does. */
export function keyAnchorInUse(text: string, root: Node, entry: Node): Reason | undefined {
  const name = keyAnchor(text, entry);
  return name === undefined ? undefined : firstAlias(root, undefined, new Set([name]));
}

/** The anchors of an entry's value and of its key, which is no node. */
function anchorsOf(text: string, node: Node): readonly string[] {
  const own = keyAnchor(text, node);
  return [...(node.anchor === undefined ? [] : [node.anchor]), ...(own === undefined ? [] : [own])];
}

function keyAnchor(text: string, { range, keyRange }: Node): string | undefined {
  return keyRange === undefined || keyRange.start === range.start ? undefined : /(?:^|\s)&([^\s,[\]{}]+)/.exec(text.slice(range.start, keyRange.start))?.[1];
}

function firstAlias(root: Node, gone: Node | undefined, names: ReadonlySet<string>): Reason | undefined {
  if (names.size === 0) return undefined;
  let used: Node | undefined;
  walk(root, (node) => {
    if (node === gone) return false;
    if (node.kind === 'alias' && names.has(node.source?.slice(1) ?? '')) used ??= node;
    return undefined;
  });
  if (used === undefined) return undefined;
  return reason('ANCHOR_IN_USE', `The alias ${used.source ?? ''} elsewhere in this document names an anchor in here; change that first.`, used.range);
}

/** The refusal for moving an entry past others where an anchor would change sides with an alias; undefined where none would. */
export function anchorCrossed(text: string, moved: Node, passed: readonly Node[]): Reason | undefined {
  const mine = namesIn(text, [moved]);
  if (mine.anchors.size === 0 && mine.aliases.size === 0) return undefined;
  const other = namesIn(text, passed);
  const crossed = [...mine.anchors].find((name) => other.aliases.has(name) || other.anchors.has(name)) ?? [...mine.aliases].find((name) => other.anchors.has(name));
  if (crossed === undefined) return undefined;
  return reason('ANCHOR_IN_USE', `The anchor &${crossed} must stand above the aliases that name it, so this cannot be moved past them.`, moved.range);
}

function namesIn(text: string, nodes: readonly Node[]): { anchors: Set<string>; aliases: Set<string> } {
  const anchors = new Set<string>();
  const aliases = new Set<string>();
  for (const node of nodes) {
    walk(node, (each) => {
      for (const name of anchorsOf(text, each)) anchors.add(name);
      if (each.kind === 'alias') aliases.add(each.source?.slice(1) ?? '');
    });
  }
  return { anchors, aliases };
}

function walk(node: Node, visit: (node: Node) => false | undefined | void): void {
  if (visit(node) === false) return;
  for (const child of node.children) walk(child, visit);
}
