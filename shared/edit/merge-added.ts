import type { Adapter } from './adapter.ts';
import { findTrail } from './find-node.ts';
import { identityOf, type TwoDocuments } from './match-path.ts';
import type { Node, Operation } from './types.ts';
import { holdsValue, sameNode } from './verify-edit.ts';

type Addition = Extract<Operation, { op: 'insert-item' | 'add-block' }>;

/** What is added on my side, where to in the old and in their newer text, and my document with it. */
interface Added {
  readonly operation: Addition;
  readonly nodes: readonly [Node, Node];
  readonly mine: Node | undefined;
}

/** Whether their side has added the same item or block already (`done`), or another one that goes by the same name (`conflict`); undefined where neither. */
export function addedTwice({ adapter }: TwoDocuments, { operation, nodes: [old, now], mine }: Added): 'done' | 'conflict' | undefined {
  const theirs = now.children.filter((child) => !old.children.some((each) => sameNode(adapter, each, child) && sameName(each, child)));
  const parent = mine === undefined ? undefined : findTrail(mine, operation.path)?.at(-1);
  const own = parent?.children.findLast((child) => isAdded(adapter, child, { operation, old }));
  if (own === undefined) return undefined;
  if (theirs.some((child) => sameNode(adapter, child, own) && sameName(child, own))) return 'done';
  return theirs.some((child) => goesBy(child, now) !== undefined && goesBy(child, now) === goesBy(own, parent)) ? 'conflict' : undefined;
}

function isAdded(adapter: Adapter, child: Node, { operation, old }: { readonly operation: Addition; readonly old: Node }): boolean {
  if (operation.op === 'insert-item') return holdsValue(adapter, child, operation.value);
  const labels = child.path.slice(old.path.length);
  return child.kind === 'block' && [operation.type, ...operation.labels].every((label, index) => labels[index] === label);
}

/** Blocks of one type without labels may stand many times. */
function goesBy(node: Node, parent: Node | undefined): string | undefined {
  if (node.kind !== 'block') return identityOf(node);
  const own = node.path.slice(parent?.path.length ?? 0).filter((segment) => typeof segment === 'string');
  return own.length > 1 ? own.join('\0') : undefined;
}

function sameName(one: Node, other: Node): boolean {
  if (one.kind !== 'block' || other.kind !== 'block') return true;
  const strings = (node: Node): string => node.path.filter((segment) => typeof segment === 'string').join('\0');
  return strings(one) === strings(other);
}

/** True where a node is what it was, or has only lost entries: what deletes it deletes nothing that is new. */
export function hasOnlyLost(adapter: Adapter, old: Node, now: Node): boolean {
  if (sameNode(adapter, old, now)) return true;
  if (old.kind !== now.kind || (now.kind !== 'map' && now.kind !== 'block') || old.tag !== now.tag || old.anchor !== now.anchor) return false;
  return now.children.every((child) => {
    const counterpart = old.children.find((each) => String(each.path.at(-1)) === String(child.path.at(-1)) && each.kind === child.kind);
    return counterpart !== undefined && hasOnlyLost(adapter, counterpart, child);
  });
}
