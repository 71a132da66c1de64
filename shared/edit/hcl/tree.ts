import { reason } from '../reason.ts';
import type { Comment, Node, Path, Reason, Segment } from '../types.ts';
import type { Attribute, Block, BodyItem, Expr, HclFile, ObjectItem } from './ast.ts';
import { blockSegments } from './block-path.ts';
import { type CommentWalk, takeBetween } from './comments.ts';

interface Place {
  readonly id: string;
  readonly path: Path;
}

type Writable = { -readonly [K in keyof Node]: Node[K] };

/** The tree of a whole file: its root is a `block` without a head, whose children are the attributes and blocks of the file. */
export function buildTree(text: string, file: HclFile): Node {
  const walk: CommentWalk = { text, comments: file.comments, next: 0 };
  const root = { id: '', path: [] };
  const range = { start: 0, end: text.length };
  const { children, comments } = buildBody(walk, root, { items: file.items, from: 0, until: text.length });
  return { ...root, kind: 'block', range, valueRange: range, style: 'block', editable: true, children, ...(comments && { comments }) };
}

/** The node of an expression that stands alone, at a path of its own. */
export function buildExpression(text: string, expr: Expr): Node {
  const walk: CommentWalk = { text, comments: [], next: 0 };
  return buildValue(walk, { id: '', path: [] }, { value: expr, range: { start: expr.start, end: expr.end } });
}

interface Items<T> {
  readonly items: readonly T[];
  readonly from: number;
  readonly until: number;
}

interface Built {
  readonly children: readonly Node[];
  readonly comments: readonly Comment[] | undefined;
}

function buildList<T extends { readonly start: number; readonly end: number }>(walk: CommentWalk, list: Items<T>, build: (item: T, index: number) => Writable): Built {
  const children: Writable[] = [];
  const loose: Comment[] = [];
  let from = list.from;
  let last: Writable | undefined;
  const take = (until: number, end: boolean): readonly Comment[] | undefined => {
    const next = walk.comments[walk.next];
    if (next === undefined || next.start >= until) return undefined;
    const found = takeBetween(walk, { from, until, last: end, first: last === undefined });
    if (found.after && last) last.comments = [...(last.comments ?? []), ...found.after];
    if (found.loose) loose.push(...found.loose);
    return found.before;
  };
  for (const [index, item] of list.items.entries()) {
    const before = take(item.start, false);
    last = build(item, index);
    if (before) last.comments = [...before, ...(last.comments ?? [])];
    children.push(last);
    from = item.end;
  }
  take(list.until, true);
  return { children, comments: loose.length > 0 ? loose : undefined };
}

function buildBody(walk: CommentWalk, parent: Place, list: Items<BodyItem>): Built {
  const segments = blockSegments(list.items);
  const twice = repeatedKeys(list.items);
  let broken = 0;
  return buildList(walk, list, (item, index) => {
    if (item.kind === 'block') return buildBlock(walk, child(parent, segments.get(index) ?? [item.type]), item);
    if (item.kind === 'attribute') return buildEntry(walk, child(parent, [item.key]), { item, twice });
    broken += 1;
    return buildBroken(walk, child(parent, [`(unreadable ${broken})`]), item);
  });
}

function child(parent: Place, segments: readonly Segment[]): Place {
  let { id } = parent;
  for (const segment of segments) id += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
  return { id, path: [...parent.path, ...segments] };
}

function escapeSegment(segment: string): string {
  return segment.includes('/') || segment.includes('~') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

function buildBroken(walk: CommentWalk, place: Place, item: BodyItem): Writable {
  const range = { start: item.start, end: item.end };
  const source = walk.text.slice(item.start, item.end);
  return { ...place, kind: 'raw', range, source, editable: reason('SYNTAX', 'This part could not be read.', range), children: [] };
}

function buildBlock(walk: CommentWalk, place: Place, item: Block): Writable {
  const { children, comments } = buildBody(walk, place, { items: item.items, from: item.open + 1, until: item.close });
  const oneLine = !walk.text.slice(item.open, item.close).includes('\n');
  return {
    id: place.id, path: place.path, kind: 'block', range: { start: item.start, end: item.end }, keyRange: { start: item.start, end: item.labels.at(-1)?.end ?? item.typeEnd },
    valueRange: { start: item.open, end: item.end }, style: oneLine ? 'flow' : 'block', editable: true, children, ...(comments && { comments }),
  };
}

function repeatedKeys(items: readonly (BodyItem | ObjectItem)[]): ReadonlySet<string> | undefined {
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

function buildEntry(walk: CommentWalk, place: Place, { item, twice }: Entry): Writable {
  const node = buildValue(walk, place, { value: item.value, range: { start: item.start, end: item.end } });
  node.keyRange = { start: item.start, end: item.keyEnd };
  if (twice?.has(item.key)) node.editable = reason('DUPLICATE_KEY', `${item.key} stands twice here, so it is not clear which one is meant.`, node.keyRange);
  return node;
}

interface Held {
  readonly value: Expr;
  readonly range: { readonly start: number; readonly end: number };
}

function buildValue(walk: CommentWalk, place: Place, { value, range }: Held): Writable {
  const { text } = walk;
  const { id, path } = place;
  const valueRange = { start: value.start, end: value.end };
  const common = { id, path, range, valueRange };
  switch (value.kind) {
    case 'literal':
      return { ...common, kind: 'scalar', style: 'bare', value: value.value, source: text.slice(value.start, value.end), editable: true, children: [] };
    case 'string':
      return { ...common, kind: 'scalar', style: 'quoted', value: value.value, source: text.slice(value.start, value.end), editable: true, children: [] };
    case 'heredoc':
      if (value.value === undefined) return { ...lockedNode(text, common), style: 'heredoc' };
      return { ...common, kind: 'scalar', style: 'heredoc', value: value.value, source: text.slice(value.start, value.end), editable: true, children: [] };
    case 'tuple':
      return { ...common, kind: 'seq', ...collection(text, value), ...buildTuple(walk, place, value) };
    case 'object':
      return { ...common, kind: 'map', ...collection(text, value), ...buildObject(walk, place, value) };
    case 'name':
    case 'other':
      return lockedNode(text, common);
  }
}

function lockedNode(text: string, common: Pick<Node, 'id' | 'path' | 'range'> & { readonly valueRange: Node['range'] }): Writable {
  return { ...common, kind: 'expr', source: text.slice(common.valueRange.start, common.valueRange.end), editable: lockedReason, children: [] };
}

const lockedReason: Reason = { code: 'EXPRESSION', message: 'This is computed by an expression; it can be replaced as source.' };

function collection(text: string, value: Expr): Pick<Node, 'style' | 'editable'> {
  const oneLine = text.indexOf('\n', value.start) < 0 || text.indexOf('\n', value.start) >= value.end;
  return { style: oneLine ? 'flow' : 'multiline', editable: true };
}

function withoutEmpty({ children, comments }: Built): Pick<Writable, 'children' | 'comments'> {
  return comments ? { children, comments } : { children };
}

function buildTuple(walk: CommentWalk, place: Place, value: Extract<Expr, { kind: 'tuple' }>): Pick<Writable, 'children' | 'comments'> {
  const list = { items: value.items, from: value.start + 1, until: value.end - 1 };
  return withoutEmpty(buildList(walk, list, (item, index) => buildValue(walk, child(place, [index]), { value: item, range: { start: item.start, end: item.end } })));
}

function buildObject(walk: CommentWalk, place: Place, value: Extract<Expr, { kind: 'object' }>): Pick<Writable, 'children' | 'comments'> {
  const twice = repeatedKeys(value.items);
  const list = { items: value.items, from: value.start + 1, until: value.end - 1 };
  return withoutEmpty(buildList(walk, list, (item) => buildEntry(walk, child(place, [item.key]), { item, twice })));
}
