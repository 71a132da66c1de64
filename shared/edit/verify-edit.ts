import { fail, type Result, succeed } from '../errors/index.ts';
import type { Adapter, Reparsed } from './adapter.ts';
import { findTrail } from './find-node.ts';
import { reason } from './reason.ts';
import type { Node, NodeKind, Operation, Reason, Value } from './types.ts';

/** What the verifier looks at: the trees before and after, one root for each document, and the operation between them. */
export interface Verification {
  readonly adapter: Adapter;
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  readonly operation: Operation;
}

/** Succeeds only where the new tree is exactly the old one plus the operation; knows nothing of how the splices were made. */
export function verifyEdit(verification: Verification): Result<true, Reason> {
  const wrong = findDifference(verification);
  return wrong === undefined ? succeed(true) : failed(wrong);
}

/**
 * As `verifyEdit`, looking only at the collection that was read again; everything else of the tree is the same object or only moved.
 * For a document that came or went the part's children are documents.
 */
export function verifyPart(adapter: Adapter, part: Pick<Reparsed, 'before' | 'after' | 'offset'>, operation: Operation): Result<true, Reason> {
  if (operation.op === 'add-document' || operation.op === 'remove-document') return verifyEdit({ adapter, before: part.before.children, after: part.after.children, operation: onPart(operation, part.offset) });
  // Counted in nodes: the path of an HCL block has several segments of its own.
  const direct = findTrail(part.before, operation.path)?.length === (growOps.has(operation.op) ? 1 : 2);
  const wrong = editedRoot(comparisonFor(adapter, operation), [part.before, part.after], direct ? fromOffset(operation, part.offset) : operation);
  return wrong === undefined ? succeed(true) : failed(wrong);
}

function onPart(operation: Exclude<Operation, Targeted>, offset: number): Exclude<Operation, Targeted> {
  if (operation.op === 'remove-document') return { ...operation, document: operation.document - offset };
  return operation.index === undefined ? operation : { ...operation, index: operation.index - offset };
}

/** Indexes count the collection's children; the part begins at a later one. */
function fromOffset<T extends Targeted>(operation: T, offset: number): T {
  return 'index' in operation && operation.index !== undefined ? { ...operation, index: operation.index - offset } : operation;
}

function failed(wrong: string): { readonly ok: false; readonly error: Reason } {
  return fail(reason('VERIFY_FAILED', `This edit would also have changed something else (${wrong}), so it was not made.`));
}

function comparisonFor(adapter: Adapter, operation: Operation): Comparison {
  return new Comparison(adapter, operation.op === 'delete' && adapter.scattersKeys === true);
}

function findDifference({ adapter, before, after, operation }: Verification): string | undefined {
  const compare = comparisonFor(adapter, operation);
  if (operation.op === 'add-document') return compare.list(before, after, { kind: 'grow', at: operation.index, check: (node) => holdsValue(adapter, node, operation.value) });
  if (operation.op === 'remove-document') return compare.list(before, after, { kind: 'shrink', at: operation.document });
  if (before.length === 0 && (operation.op === 'insert' || operation.op === 'insert-item')) return firstEntry(adapter, after, operation);
  if (before.length !== after.length) return 'the number of documents';
  const index = operation.document ?? 0;
  for (const [at, root] of before.entries()) {
    const other = after[at];
    if (other === undefined) return 'the number of documents';
    const wrong = at === index ? editedRoot(compare, [root, other], operation) : compare.node(root, other);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function firstEntry(adapter: Adapter, after: readonly Node[], operation: Extract<Operation, { op: 'insert' | 'insert-item' }>): string | undefined {
  const value = operation.op === 'insert' ? { [operation.key]: operation.value } : [operation.value];
  const [root] = after;
  return root !== undefined && after.length === 1 && holdsValue(adapter, root, value) ? undefined : 'the new document';
}

type Targeted = Exclude<Operation, { op: 'add-document' | 'remove-document' }>;

function editedRoot(compare: Comparison, [before, after]: readonly [Node, Node], operation: Targeted): string | undefined {
  const trail = findTrail(before, operation.path);
  if (trail === undefined) return 'the place of the edit';
  const own = operation.op === 'set' || operation.op === 'comment' || growOps.has(operation.op);
  const depth = own ? trail.length - 1 : trail.length - 2;
  return compare.along(before, after, { trail, depth, edited: (old, now) => editedNode(compare, [old, now], { operation, child: trail.at(-1) }) });
}

const growOps: ReadonlySet<Operation['op']> = new Set(['insert', 'insert-item', 'add-block']);

interface Edited {
  readonly operation: Targeted;
  readonly child: Node | undefined;
}

function editedNode(compare: Comparison, [old, now]: readonly [Node, Node], { operation, child }: Edited): string | undefined {
  const { adapter } = compare;
  const at = child === undefined ? -1 : old.children.indexOf(child);
  switch (operation.op) {
    case 'set': return compare.properties(old, now) ?? (holdsValue(adapter, now, operation.value, operation.expression) ? undefined : 'the new value');
    case 'comment': return compare.node(old, now);
    case 'insert': return compare.children(old, now, { kind: 'grow', at: operation.index, check: (node) => lastSegment(node) === operation.key && holdsValue(adapter, node, operation.value, operation.expression) });
    case 'insert-item': return compare.children(old, now, { kind: 'grow', at: operation.index, check: (node) => holdsValue(adapter, node, operation.value) });
    case 'add-block': return compare.children(old, now, { kind: 'grow', at: operation.index, check: (node) => isBlock(node, old, operation) });
    case 'delete': case 'remove-item': case 'remove-block': return compare.children(old, now, { kind: 'shrink', at });
    case 'move': case 'move-item': case 'move-block': return compare.children(old, now, { kind: 'move', from: at, to: operation.index });
    case 'rename': return compare.children(old, now, { kind: 'rename', at, key: operation.key });
  }
}

function lastSegment(node: Node): string {
  return String(node.path.at(-1));
}

function isBlock(node: Node, parent: Node, operation: Extract<Operation, { op: 'add-block' }>): boolean {
  const wanted = [operation.type, ...operation.labels];
  const own = node.path.slice(parent.path.length);
  return node.kind === 'block' && wanted.every((label, index) => own[index] === label) && own.length - wanted.length <= 1;
}

type Change =
  | { readonly kind: 'grow'; readonly at: number | undefined; readonly check: (node: Node) => boolean }
  | { readonly kind: 'shrink'; readonly at: number }
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'rename'; readonly at: number; readonly key: string };

interface Along {
  readonly trail: readonly Node[];
  readonly depth: number;
  readonly edited: (old: Node, now: Node) => string | undefined;
}

class Comparison {
  readonly adapter: Adapter;

  /** True where keys are compared by name, not by place. */
  readonly byName: boolean;

  constructor(adapter: Adapter, byName = false) {
    this.adapter = adapter;
    this.byName = byName;
  }

  /** The children of a node, in the order of those that they are compared with where names tell. */
  inOrder(old: readonly Node[], now: readonly Node[], kind: NodeKind): readonly Node[] {
    if (!this.byName || kind !== 'map') return now;
    const places = new Map(old.map((node, index) => [lastSegment(node), index]));
    const place = (node: Node): number => places.get(lastSegment(node)) ?? old.length;
    return now.toSorted((one, other) => place(one) - place(other));
  }

  /** Undefined where two nodes are the same in all but place, else what differs. */
  node(old: Node, now: Node): string | undefined {
    if (old === now || (old.kind === now.kind && this.adapter.same?.(old, now) === true)) return undefined;
    if (old.children.length !== now.children.length) return describe(old);
    const wrong = this.properties(old, now) ?? (old.kind === now.kind && this.sameLeaf(old, now) ? undefined : describe(old));
    if (wrong !== undefined) return wrong;
    for (let index = 0; index < old.children.length; index++) {
      const [mine, other] = [old.children[index], now.children[index]];
      const inner = mine === undefined || other === undefined ? describe(old) : this.child([old, mine], [now, other]);
      if (inner !== undefined) return inner;
    }
    return undefined;
  }

  properties(old: Node, now: Node): string | undefined {
    return old.tag === now.tag && old.anchor === now.anchor ? undefined : describe(old);
  }

  sameLeaf(old: Node, now: Node): boolean {
    if (old.children.length > 0 || old.kind === 'map' || old.kind === 'seq' || old.kind === 'block') return true;
    if (!Object.is(old.value, now.value)) return false;
    const bySource = old.kind !== 'scalar' || typeof old.value === 'number';
    return !bySource || this.source(old) === this.source(now);
  }

  source(node: Node): string | undefined {
    return this.adapter.canonicalSource?.(node) ?? node.source;
  }

  child([oldParent, old]: readonly [Node, Node], [nowParent, now]: readonly [Node, Node]): string | undefined {
    return sameLabel(oldParent, old, { parent: nowParent, node: now }) ? this.node(old, now) : describe(old);
  }

  along(old: Node, now: Node, way: Along): string | undefined {
    if (way.depth === 0) return way.edited(old, now);
    if (way.depth < 0) return describe(old);
    const next = way.trail[way.trail.indexOf(old) + 1];
    const wrong = old.children.length === now.children.length && old.kind === now.kind ? this.properties(old, now) : describe(old);
    if (wrong !== undefined) return wrong;
    const others = this.inOrder(old.children, now.children, old.kind);
    for (const [index, mine] of old.children.entries()) {
      const other = others[index];
      if (other === undefined || !sameLabel(old, mine, { parent: now, node: other })) return describe(mine);
      const inner = mine === next ? this.along(mine, other, { ...way, depth: way.depth - 1 }) : this.node(mine, other);
      if (inner !== undefined) return inner;
    }
    return undefined;
  }

  children(old: Node, now: Node, change: Change): string | undefined {
    const emptied = old.kind === 'scalar' && old.style === 'empty' && change.kind === 'grow';
    if (!emptied && old.kind !== now.kind) return describe(old);
    return this.properties(old, now) ?? this.list(old.children, now.children, change, [old, now]);
  }

  list(old: readonly Node[], now: readonly Node[], ...[change, parents]: readonly [Change, (readonly [Node, Node])?]): string | undefined {
    switch (change.kind) {
      case 'grow': return this.grown(old, now, { change, parents });
      case 'shrink': return this.pairs(old.filter((_, index) => index !== change.at), this.inOrder(old, now, parents?.[0].kind ?? 'seq'), { parents });
      case 'move': return this.pairs(moved(old, change.from, change.to), now, { parents });
      case 'rename': return this.pairs(old, now, { parents, renamed: change });
    }
  }

  grown(old: readonly Node[], now: readonly Node[], { change, parents }: { change: Extract<Change, { kind: 'grow' }>; parents: readonly [Node, Node] | undefined }): string | undefined {
    if (now.length !== old.length + 1) return 'the number of entries';
    const at = change.at ?? now.findIndex((node, index) => change.check(node) && this.pairs(old, now.filter((_, other) => other !== index), { parents }) === undefined);
    const added = now[at];
    if (added === undefined || !change.check(added)) return 'the new entry';
    return this.pairs(old, now.filter((node) => node !== added), { parents });
  }

  pairs(old: readonly Node[], now: readonly Node[], how: { parents: readonly [Node, Node] | undefined; renamed?: { at: number; key: string } }): string | undefined {
    if (old.length !== now.length) return 'the number of entries';
    for (const [index, mine] of old.entries()) {
      const other = now[index];
      if (other === undefined) return describe(mine);
      const labelled = how.parents === undefined || (how.renamed?.at === index
        ? String(other.path.at(-1)) === how.renamed.key
        : sameLabel(how.parents[0], mine, { parent: how.parents[1], node: other }));
      const wrong = labelled ? this.node(mine, other) : describe(mine);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
}

function moved(list: readonly Node[], from: number, to: number): readonly Node[] {
  const node = list[from];
  const rest = list.filter((_, index) => index !== from);
  return node === undefined ? list : [...rest.slice(0, to), node, ...rest.slice(to)];
}

function sameLabel(oldParent: Node, old: Node, now: { parent: Node; node: Node }): boolean {
  if (oldParent.kind === 'seq') return true;
  // Entries have one segment of their own; this runs for each node of a file, so nothing is copied.
  if (old.kind !== 'block' && old.path.length === oldParent.path.length + 1 && now.node.path.length === now.parent.path.length + 1) {
    return now.node.kind !== 'block' && String(old.path.at(-1)) === String(now.node.path.at(-1));
  }
  const mine = label(old, oldParent);
  const other = label(now.node, now.parent);
  return mine.length === other.length && mine.every((segment, index) => String(segment) === String(other[index]));
}

function label(node: Node, parent: Node): readonly (string | number)[] {
  const own = node.path.slice(parent.path.length);
  return node.kind === 'block' && typeof own.at(-1) === 'number' ? own.slice(0, -1) : own;
}

function describe(node: Node): string {
  return node.path.length === 0 ? 'the document' : node.path.join('.');
}

/** True where two nodes mean the same, wherever they stand and however they are laid out. */
export function sameNode(adapter: Adapter, one: Node, other: Node): boolean {
  return new Comparison(adapter).node(one, other) === undefined;
}

/** True where a node holds exactly a value: kinds, keys in order, decoded scalars. */
export function holdsValue(adapter: Adapter, node: Node, ...[value, expression = false]: readonly [Value, boolean?]): boolean {
  if (adapter.holds !== undefined) return adapter.holds(node, value, expression);
  if (expression) return node.source === value;
  return sameValue(node, value);
}

/** The comparison that `holdsValue` makes where an adapter has none of its own. */
export function sameValue(node: Node, value: Value): boolean {
  if (value === null || typeof value !== 'object') return node.kind === 'scalar' && Object.is(node.value, value);
  if (Array.isArray(value)) {
    return node.kind === 'seq' && node.children.length === value.length && node.children.every((child, index) => sameValue(child, value[index] as Value));
  }
  const entries = Object.entries(value as Record<string, Value>);
  return node.kind === 'map' && node.children.length === entries.length
    && entries.every(([key, inner], index) => {
      const child = node.children[index];
      return child !== undefined && String(child.path.at(-1)) === key && sameValue(child, inner);
    });
}
