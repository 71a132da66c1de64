import type { Node } from '../types.ts';
import type { Attribute, BodyItem, Expr, HclFile, ObjectExpr, ObjectItem, TupleExpr } from './ast.ts';

/** A body: the file itself, or what stands between the braces of a block. */
export interface BodyContainer {
  readonly kind: 'body';
  readonly items: readonly BodyItem[];
  /** The places of the braces; -1 and the text's length for the file itself. */
  readonly open: number;
  readonly close: number;
}

/** What holds entries or items. */
export type Container = BodyContainer | ObjectExpr | TupleExpr;

/** Where a node stands in what holds it. */
export interface Location {
  readonly container: Container;
  readonly index: number;
  readonly item: BodyItem | ObjectItem | Expr;
}

/** The place of a node in the file it was built from, or undefined for the root. */
export function locate(file: HclFile, node: Node, textLength: number): Location | undefined {
  let container: Container | undefined = rootContainer(file, textLength);
  while (container !== undefined) {
    const items: readonly (BodyItem | ObjectItem | Expr)[] = container.items;
    const index = findAround(items, node.range.start);
    const item = items[index];
    if (item === undefined) return undefined;
    if (item.start === node.range.start && item.end === node.range.end) return { container, index, item };
    container = containerIn(item);
  }
  return undefined;
}

/** The file itself as a body. */
export function rootContainer(file: HclFile, textLength: number): BodyContainer {
  return { kind: 'body', items: file.items, open: -1, close: textLength };
}

/** The body, object or tuple that an item is or has as its value. */
export function containerIn(item: BodyItem | ObjectItem | Expr): Container | undefined {
  if (item.kind === 'block') return { kind: 'body', items: item.items, open: item.open, close: item.close };
  const value = valueOf(item);
  return value?.kind === 'object' || value?.kind === 'tuple' ? value : undefined;
}

/** The expression that an item is or has as its value. */
export function valueOf(item: BodyItem | ObjectItem | Expr): Expr | undefined {
  if (item.kind === 'attribute' || item.kind === 'entry') return item.value;
  return item.kind === 'block' || item.kind === 'broken' ? undefined : item;
}

/** True for an item with a key. */
export function hasKey(item: BodyItem | ObjectItem | Expr): item is Attribute | ObjectItem {
  return item.kind === 'attribute' || item.kind === 'entry';
}

function findAround(items: readonly { readonly start: number; readonly end: number }[], pos: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) <= pos) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
