import { attachAmong } from '../list/attach-comments.ts';
import { anyWithin } from '../list/lazy-node.ts';
import type { Comment, Node, NodeStyle, Path, Range, Scalar } from '../types.ts';
import { at, flag, type Tokens, width } from './scan-tokens.ts';

/** A scanned text, from which nodes are made when they are looked at. */
interface Scanned extends Tokens {
  readonly text: string;
}

interface Place {
  readonly id: string;
  readonly path: Path;
}

type Writable = { -readonly [K in keyof Node]: Node[K] };

const none: readonly Node[] = [];

/** An object or list whose children are made when they are first asked for, since most of a large file is never looked at. */
class LazyContainer implements Node {
  readonly id: string;
  readonly path: Path;
  readonly kind: 'map' | 'seq';
  readonly range: Range;
  declare readonly keyRange?: Range;
  readonly valueRange: Range;
  readonly style: NodeStyle;
  readonly editable = true;
  readonly children: readonly Node[] = none;
  declare comments?: readonly Comment[];
  readonly #scanned: Scanned;
  readonly #token: number;
  #made: readonly Node[] | undefined;
  #own: readonly Comment[] = [];
  #near: readonly Comment[] = [];

  constructor(scanned: Scanned, token: number, place: Place) {
    const { list } = scanned;
    const flags = list[token + at.flags] ?? 0;
    const keyStart = list[token] ?? -1;
    this.id = place.id;
    this.path = place.path;
    this.kind = (flags & flag.kinds) === flag.map ? 'map' : 'seq';
    this.valueRange = { start: list[token + at.start] ?? 0, end: list[token + at.end] ?? 0 };
    this.range = keyStart < 0 ? this.valueRange : { start: keyStart, end: this.valueRange.end };
    if (keyStart >= 0) this.keyRange = { start: keyStart, end: list[token + at.keyEnd] ?? 0 };
    this.style = (flags & flag.multiline) === 0 ? 'flow' : 'multiline';
    this.#scanned = scanned;
    this.#token = token;
    Object.defineProperty(this, 'children', childrenGetter);
    if (scanned.comments.length > 0 && anyWithin(scanned.comments, this.#inner())) Object.defineProperty(this, 'comments', commentsOfOwn);
  }

  static childrenOf(node: LazyContainer): readonly Node[] {
    if (node.#made !== undefined) return node.#made;
    node.#made = makeChildren(node.#scanned, node.#token, node);
    if (node.#scanned.comments.length > 0) node.#own = attachAmong(node.#scanned, node, node.#inner());
    return node.#made;
  }

  /** Comments between the children may be the container's own, so that these are made first. */
  static commentsOf(node: LazyContainer): readonly Comment[] | undefined {
    LazyContainer.childrenOf(node);
    const all = [...node.#near, ...node.#own].sort((one, other) => one.start - other.start);
    return all.length === 0 ? undefined : all;
  }

  static giveComments(node: LazyContainer, comments: readonly Comment[]): void {
    node.#near = comments;
  }

  static scanOf(node: Node): { readonly scanned: Scanned; readonly token: number } | undefined {
    return node instanceof LazyContainer ? { scanned: node.#scanned, token: node.#token } : undefined;
  }

  #inner(): Range {
    const empty = this.#scanned.list[this.#token + at.count] === 0;
    return empty ? this.range : { start: this.valueRange.start + 1, end: this.valueRange.end - 1 };
  }
}

/** One object for all, so that all containers have the same shape. */
const childrenGetter: PropertyDescriptor & ThisType<LazyContainer> = {
  enumerable: true, configurable: true, get() { return LazyContainer.childrenOf(this); },
};

const commentsOfOwn: PropertyDescriptor & ThisType<LazyContainer> = {
  enumerable: true, configurable: true, get() { return LazyContainer.commentsOf(this); }, set(comments: readonly Comment[]) { LazyContainer.giveComments(this, comments); },
};

/** The root of a scanned text. */
export function lazyRoot(text: string, tokens: Tokens): Node {
  const scanned = { ...tokens, text };
  const root = makeNode(scanned, 0, { id: '', path: [] });
  if (tokens.comments.length > 0) {
    const whole: Writable = { id: '', path: [], kind: 'map', range: { start: 0, end: text.length }, editable: true, children: [root] };
    attachAmong(scanned, whole, whole.range);
  }
  return root;
}

/** True where two nodes were scanned and are written alike, so that they mean the same; false tells nothing. */
export function sameSource(one: Node, other: Node): boolean {
  const [mine, theirs] = [scanOf(one), scanOf(other)];
  return mine !== undefined && theirs !== undefined && sourceOf(mine) === sourceOf(theirs);
}

function sourceOf({ scanned: { list, text }, token }: Scan): string {
  return text.slice(list[token + at.start], list[token + at.end]);
}

/** What a container was scanned from, for looking at its children without making them all; undefined for a node made otherwise. */
export interface Scan {
  readonly scanned: Scanned;
  readonly token: number;
}

/** The scan behind an object or list of a text that was scanned. */
export function scanOf(node: Node): Scan | undefined {
  return LazyContainer.scanOf(node);
}

/** The node of one child, by its token and its place among the children. */
export function childAt({ scanned }: Scan, token: number, { parent, index }: { readonly parent: Place; readonly index: number }): Node {
  const { list, text } = scanned;
  const keyStart = list[token] ?? -1;
  const segment = keyStart < 0 ? index : keyText(text.slice(keyStart, list[token + at.keyEnd]), list[token + at.flags] ?? 0);
  return makeNode(scanned, token, { id: `${parent.id}/${escapeSegment(segment)}`, path: [...parent.path, segment] });
}

/** True where a child has this key. */
export function hasKeyAt({ scanned: { list, text } }: Scan, token: number, key: string): boolean {
  const [start, end, flags] = [list[token] ?? -1, list[token + at.keyEnd] ?? 0, list[token + at.flags] ?? 0];
  if ((flags & flag.escapedKey) !== 0) return keyText(text.slice(start, end), flags) === key;
  return end - start === key.length + 2 && text.startsWith(key, start + 1);
}

function makeNode(scanned: Scanned, token: number, place: Place): Node {
  const { list, text } = scanned;
  const flags = list[token + at.flags] ?? 0;
  const kind = flags & flag.kinds;
  if (kind >= flag.map) return new LazyContainer(scanned, token, place);
  const valueRange = { start: list[token + at.start] ?? 0, end: list[token + at.end] ?? 0 };
  const source = text.slice(valueRange.start, valueRange.end);
  const value = scalarOf(source, flags);
  const style = kind === flag.string ? 'double' : 'bare';
  const { id, path } = place;
  const keyStart = list[token] ?? -1;
  if (keyStart < 0) return { id, path, kind: 'scalar', range: valueRange, valueRange, style, value, source, editable: true, children: none };
  const keyRange = { start: keyStart, end: list[token + at.keyEnd] ?? 0 };
  return { id, path, kind: 'scalar', range: { start: keyStart, end: valueRange.end }, keyRange, valueRange, style, value, source, editable: true, children: none };
}

function scalarOf(source: string, flags: number): Scalar {
  switch (flags & flag.kinds) {
    case flag.string: return (flags & flag.escaped) === 0 ? source.slice(1, -1) : String(JSON.parse(source));
    case flag.number: return Number(source);
    case flag.true: return true;
    case flag.false: return false;
    default: return null;
  }
}

function makeChildren(scanned: Scanned, token: number, parent: Place): readonly Node[] {
  const children: Node[] = [];
  for (const child of childTokens({ scanned, token })) children.push(childAt({ scanned, token }, child, { parent, index: children.length }));
  return children;
}

/** The tokens of a container's children, in order. */
export function childTokens({ scanned: { list }, token }: Scan): Int32Array {
  const tokens = new Int32Array(list[token + at.count] ?? 0);
  for (let index = 0, child = token + width; index < tokens.length; index += 1) {
    tokens[index] = child;
    child = list[child + at.next] ?? child;
  }
  return tokens;
}

function keyText(source: string, flags: number): string {
  return (flags & flag.escapedKey) === 0 ? source.slice(1, -1) : String(JSON.parse(source));
}

function escapeSegment(segment: string | number): string | number {
  if (typeof segment === 'number' || (!segment.includes('/') && !segment.includes('~'))) return segment;
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
