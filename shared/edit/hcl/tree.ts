import { type Commented, LazyNode } from '../list/lazy-node.ts';
import { reason } from '../reason.ts';
import type { Node, Path, Reason, Segment } from '../types.ts';
import type { Attribute, Block, BodyItem, Expr, HclFile, ObjectExpr, ObjectItem } from './ast.ts';
import { blockSegments } from './block-path.ts';

interface Place {
  readonly id: string;
  readonly path: Path;
}

type Writable = { -readonly [K in keyof Node]: Node[K] };

/** The tree of a whole file: its root is a `block` without a head, whose children are the attributes and blocks of the file. */
export function buildTree(text: string, file: HclFile): Node {
  const range = { start: 0, end: text.length };
  const source = { text, comments: file.comments };
  return new LazyNode(source, { id: '', path: [], kind: 'block', range, valueRange: range, style: 'block', inner: range, make: (place) => buildItems(source, place, file.items) });
}

/** The node of an expression that stands alone, at a path of its own. */
export function buildExpression(text: string, expr: Expr): Node {
  return buildValue({ text, comments: [] }, { id: '', path: [] }, { value: expr, start: expr.start, end: expr.end });
}

/** The nodes of a run of items, as they stand among all items of a body, an object or a tuple; without comments. */
export function buildRun(text: string, { id, path }: Node, run: Run): Node[] {
  const source = { text, comments: [] };
  const items = run.items.slice(run.first, run.end);
  if (run.segments !== undefined) return buildItems(source, { id, path }, run.items as readonly BodyItem[], run as Required<Run>);
  return items.map((item, index) => (item.kind === 'entry'
    ? buildEntry(source, childPlace({ id, path }, [item.key]), { item, twice: undefined })
    : buildValue(source, childPlace({ id, path }, [run.first + index]), { value: item as Expr, start: item.start, end: item.end })));
}

/** All items, and which of them: from the first to before `end`; in a body the segments of all. */
export interface Run {
  readonly items: readonly (BodyItem | ObjectItem | Expr)[];
  readonly first: number;
  readonly end: number;
  readonly segments?: ReadonlyMap<number, readonly Segment[]> | undefined;
}

function buildItems(source: Commented, parent: Place, ...[items, run]: readonly [readonly BodyItem[], Required<Run>?]): Node[] {
  const segments: ReadonlyMap<number, readonly Segment[]> = run?.segments ?? blockSegments(items);
  const twice = repeatedKeys(items);
  const nodes: Node[] = [];
  let broken = 0;
  for (let index = run?.first ?? 0; index < (run?.end ?? items.length); index += 1) {
    const item = items[index];
    if (item === undefined) break;
    if (item.kind === 'block') nodes.push(buildBlock(source, childPlace(parent, segments.get(index) ?? [item.type]), item));
    else if (item.kind === 'attribute') nodes.push(buildEntry(source, childPlace(parent, [item.key]), { item, twice }));
    else nodes.push(buildBroken(source.text, childPlace(parent, [`(unreadable ${(broken += 1)})`]), item));
  }
  return nodes;
}

function childPlace(parent: Place, segments: readonly Segment[]): Place {
  let { id } = parent;
  for (const segment of segments) id += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
  return { id, path: [...parent.path, ...segments] };
}

function escapeSegment(segment: string): string {
  return segment.includes('/') || segment.includes('~') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

function buildBroken(text: string, place: Place, item: BodyItem): Writable {
  const range = { start: item.start, end: item.end };
  return { ...place, kind: 'raw', range, source: text.slice(item.start, item.end), editable: reason('SYNTAX', 'This part could not be read.', range), children: [] };
}

function buildBlock(source: Commented, { id, path }: Place, item: Block): Writable {
  const node: Writable = new LazyNode(source, {
    id, path, kind: 'block', range: { start: item.start, end: item.end }, valueRange: { start: item.open, end: item.end }, inner: { start: item.open + 1, end: item.end - 1 },
    style: spansLines(source.text, item.open, item.close) ? 'block' : 'flow', make: (place) => buildItems(source, place, item.items),
  });
  node.keyRange = { start: item.start, end: item.labels.at(-1)?.end ?? item.typeEnd };
  return node;
}

function spansLines(text: string, start: number, end: number): boolean {
  const found = text.indexOf('\n', start);
  return found >= 0 && found < end;
}

function repeatedKeys(items: readonly (BodyItem | ObjectItem)[]): ReadonlySet<string> | undefined {
  if (items.length < 2) return undefined;
  const seen = new Set<string>();
  let twice: Set<string> | undefined;
  for (const item of items) {
    if (item.kind !== 'attribute' && item.kind !== 'entry') continue;
    if (seen.has(item.key)) (twice ??= new Set()).add(item.key);
    else seen.add(item.key);
  }
  return twice;
}

interface Entry {
  readonly item: Attribute | ObjectItem;
  readonly twice: ReadonlySet<string> | undefined;
}

function buildEntry(source: Commented, place: Place, { item, twice }: Entry): Writable {
  const node = buildValue(source, place, item);
  node.keyRange = { start: item.start, end: item.keyEnd };
  if (twice?.has(item.key)) node.editable = reason('DUPLICATE_KEY', `${item.key} stands twice here, so it is not clear which one is meant.`, node.keyRange);
  return node;
}

interface Held {
  readonly value: Expr;
  readonly start: number;
  readonly end: number;
}

const none: readonly Node[] = [];

function buildValue(source: Commented, { id, path }: Place, held: Held): Writable {
  const { text } = source;
  const { value } = held;
  const range = { start: held.start, end: held.end };
  const valueRange = { start: value.start, end: value.end };
  const children = none;
  switch (value.kind) {
    case 'literal':
      return { id, path, kind: 'scalar', range, valueRange, style: 'bare', value: value.value, source: text.slice(value.start, value.end), editable: true, children };
    case 'string':
      return { id, path, kind: 'scalar', range, valueRange, style: 'quoted', value: value.value, source: text.slice(value.start, value.end), editable: true, children };
    case 'heredoc':
      if (value.value === undefined) return { ...lockedNode(text, { id, path, range, valueRange }), style: 'heredoc' };
      return { id, path, kind: 'scalar', range, valueRange, style: 'heredoc', value: value.value, source: text.slice(value.start, value.end), editable: true, children };
    case 'tuple':
    case 'object': {
      const inner = value.items.length === 0 ? range : { start: valueRange.start + 1, end: valueRange.end - 1 };
      const make = (place: Place): Node[] => (value.kind === 'tuple' ? buildTuple(source, place, value.items) : buildObject(source, place, value));
      return new LazyNode(source, { id, path, kind: value.kind === 'tuple' ? 'seq' : 'map', range, valueRange, style: collectionStyle(text, value), inner, make });
    }
    case 'name':
    case 'other':
      return lockedNode(text, { id, path, range, valueRange });
  }
}

function lockedNode(text: string, common: Pick<Node, 'id' | 'path' | 'range'> & { readonly valueRange: Node['range'] }): Writable {
  return { ...common, kind: 'expr', source: text.slice(common.valueRange.start, common.valueRange.end), editable: lockedReason, children: none };
}

const lockedReason: Reason = { code: 'EXPRESSION', message: 'This is computed by an expression; it can be replaced as source.' };

function collectionStyle(text: string, value: Expr): 'multiline' | 'flow' {
  return spansLines(text, value.start, value.end) ? 'multiline' : 'flow';
}

function buildTuple(source: Commented, place: Place, items: readonly Expr[]): Node[] {
  return items.map((item, index) => buildValue(source, childPlace(place, [index]), { value: item, start: item.start, end: item.end }));
}

function buildObject(source: Commented, place: Place, value: ObjectExpr): Node[] {
  const twice = repeatedKeys(value.items);
  return value.items.map((item) => buildEntry(source, childPlace(place, [item.key]), { item, twice }));
}
