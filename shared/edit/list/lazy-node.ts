import type { Comment, Node, NodeKind, NodeStyle, Path, Range, Reason } from '../types.ts';
import { attachAmong } from './attach-comments.ts';

/** A text and all its comments, in order. */
export interface Commented {
  readonly text: string;
  readonly comments: readonly Range[];
}

/** What is known of a container before anybody looks into it. */
export interface Outline {
  readonly id: string;
  readonly path: Path;
  readonly kind: NodeKind;
  readonly range: Range;
  readonly valueRange: Range;
  readonly style: NodeStyle;
  /** Where comments may stand that belong to it or its children. */
  readonly inner: Range;
  readonly make: (place: Pick<Node, 'id' | 'path'>) => readonly Node[];
}

/** A container whose children are made when they are first asked for, since most of a large file is never looked at. */
export class LazyNode implements Node {
  readonly id: string;
  readonly path: Path;
  readonly kind: NodeKind;
  readonly range: Range;
  declare keyRange?: Range;
  readonly valueRange: Range;
  readonly style: NodeStyle;
  editable: true | Reason = true;
  readonly children: readonly Node[] = none;
  declare comments?: readonly Comment[];
  readonly #source: Commented;
  readonly #inner: Range;
  readonly #make: Outline['make'];
  #made: readonly Node[] | undefined;
  #own: readonly Comment[] = [];
  #near: readonly Comment[] = [];

  constructor(source: Commented, { id, path, kind, range, valueRange, style, inner, make }: Outline) {
    this.id = id;
    this.path = path;
    this.kind = kind;
    this.range = range;
    this.valueRange = valueRange;
    this.style = style;
    this.#source = source;
    this.#inner = inner;
    this.#make = make;
    Object.defineProperty(this, 'children', childrenGetter);
    if (source.comments.length > 0 && anyWithin(source.comments, inner)) Object.defineProperty(this, 'comments', commentsOfOwn);
  }

  static childrenOf(node: LazyNode): readonly Node[] {
    if (node.#made !== undefined) return node.#made;
    node.#made = node.#make(node);
    if (node.#source.comments.length > 0) node.#own = attachAmong(node.#source, node, node.#inner);
    return node.#made;
  }

  /** Comments between the children may be the container's own, so that these are made first. */
  static commentsOf(node: LazyNode): readonly Comment[] | undefined {
    LazyNode.childrenOf(node);
    const all = [...node.#near, ...node.#own].sort((one, other) => one.start - other.start);
    return all.length === 0 ? undefined : all;
  }

  static giveComments(node: LazyNode, comments: readonly Comment[]): void {
    node.#near = comments;
  }

  static sourceOf(node: Node): string | undefined {
    return node instanceof LazyNode ? node.#source.text.slice(node.valueRange.start, node.valueRange.end) : undefined;
  }
}

const none: readonly Node[] = [];

/** One object for all, so that all containers have the same shape. */
const childrenGetter: PropertyDescriptor & ThisType<LazyNode> = {
  enumerable: true, configurable: true, get() { return LazyNode.childrenOf(this); },
};

const commentsOfOwn: PropertyDescriptor & ThisType<LazyNode> = {
  enumerable: true, configurable: true, get() { return LazyNode.commentsOf(this); }, set(comments: readonly Comment[]) { LazyNode.giveComments(this, comments); },
};

/** True where two containers are written alike, so that they mean the same; false tells nothing. */
export function writtenAlike(one: Node, other: Node): boolean {
  const source = LazyNode.sourceOf(one);
  return source !== undefined && source === LazyNode.sourceOf(other);
}

/** True where a comment begins within a range. */
export function anyWithin(comments: readonly Range[], { start, end }: Range): boolean {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (comments[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}
