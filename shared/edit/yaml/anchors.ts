import { reason } from '../reason.ts';
import type { Node, Reason } from '../types.ts';

/** The refusal for taking away `gone` where an alias elsewhere in the document names an anchor in it; undefined where none does. */
export function anchorInUse(root: Node, gone: Node): Reason | undefined {
  const names = new Set<string>();
  walk(gone, (node) => {
    if (node.anchor !== undefined) names.add(node.anchor);
  });
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
export function anchorCrossed(moved: Node, passed: readonly Node[]): Reason | undefined {
  const mine = namesIn([moved]);
  if (mine.anchors.size === 0 && mine.aliases.size === 0) return undefined;
  const other = namesIn(passed);
  const crossed = [...mine.anchors].find((name) => other.aliases.has(name) || other.anchors.has(name)) ?? [...mine.aliases].find((name) => other.anchors.has(name));
  if (crossed === undefined) return undefined;
  return reason('ANCHOR_IN_USE', `The anchor &${crossed} must stand above the aliases that name it, so this cannot be moved past them.`, moved.range);
}

function namesIn(nodes: readonly Node[]): { anchors: Set<string>; aliases: Set<string> } {
  const anchors = new Set<string>();
  const aliases = new Set<string>();
  for (const node of nodes) {
    walk(node, (each) => {
      if (each.anchor !== undefined) anchors.add(each.anchor);
      if (each.kind === 'alias') aliases.add(each.source?.slice(1) ?? '');
    });
  }
  return { anchors, aliases };
}

function walk(node: Node, visit: (node: Node) => false | undefined | void): void {
  if (visit(node) === false) return;
  for (const child of node.children) walk(child, visit);
}
