import { startsLine } from './shape.ts';
import type { Comment, Node, Range } from '../types.ts';

type Writable = { -readonly [K in keyof Node]: Node[K] };

interface Walk {
  readonly text: string;
  readonly comments: readonly Range[];
  next: number;
  /** Collects what is given, where nodes are not to be asked for what they have. */
  readonly given?: Map<Writable, Comment[]>;
}

/**
 * Gives each comment of a text (all, in order) to the node it belongs to, in place, on a tree that was just built: `after` where it follows
 * on the last line of a node, `before` on the lines directly above one, `inside` a container where it is neither.
 */
export function attachComments(text: string, comments: readonly Range[], root: Node): void {
  if (comments.length === 0) return;
  fill({ text, comments, next: 0 }, root, { from: root.range.start, until: root.range.end });
}

/**
 * As `attachComments`, for the children of one container alone and what stands between them; those within the children are theirs. Gives
 * the comments that belong to the container itself.
 */
export function attachAmong({ text, comments }: Pick<Walk, 'text' | 'comments'>, node: Node, inner: Range): readonly Comment[] {
  const given = new Map<Writable, Comment[]>();
  const walk = { text, comments, next: 0, given };
  skipUntil(walk, inner.start);
  let previous: Writable | undefined;
  let at = inner.start;
  for (const child of node.children) {
    give(walk, { node, previous, next: child, from: at, until: child.range.start });
    skipUntil(walk, child.range.end);
    previous = child;
    at = child.range.end;
  }
  give(walk, { node, previous, next: undefined, from: at, until: inner.end });
  for (const [child, list] of given) if (child !== node) child.comments = list;
  return given.get(node) ?? [];
}

interface Inner {
  readonly from: number;
  readonly until: number;
}

function fill(walk: Walk, node: Writable, { from, until }: Inner): void {
  let previous: Writable | undefined;
  let at = from;
  for (const child of node.children) {
    give(walk, { node, previous, next: child, from: at, until: child.range.start });
    const inner = child.valueRange;
    if (child.children.length > 0 || child.kind === 'block') fill(walk, child, { from: (inner?.start ?? child.range.start) + 1, until: (inner?.end ?? child.range.end) - 1 });
    else if (child.kind === 'map' || child.kind === 'seq') give(walk, { node: child, previous: undefined, next: undefined, from: child.range.start, until: child.range.end });
    skipUntil(walk, child.range.end);
    previous = child;
    at = child.range.end;
  }
  give(walk, { node, previous, next: undefined, from: at, until });
}

function skipUntil(walk: Walk, end: number): void {
  while ((walk.comments[walk.next]?.start ?? Number.POSITIVE_INFINITY) < end) walk.next += 1;
}

interface Between extends Inner {
  readonly node: Writable;
  readonly previous: Writable | undefined;
  readonly next: Writable | undefined;
}

function give(walk: Walk, { node, previous, next, from, until }: Between): void {
  const { text, comments } = walk;
  const first = walk.next;
  skipUntil(walk, until);
  let low = first;
  let high = walk.next;
  while (low < high && (comments[low]?.start ?? 0) < from) low += 1;
  if (low === high) return;
  for (; previous !== undefined && low < high && sameLine(text, from, comments[low]); low += 1) add(previous, walk, { comment: comments[low], place: 'after' });
  const above: Range[] = [];
  for (let top = until; next !== undefined && low < high && directlyAbove(text, comments[high - 1], top); high -= 1) {
    const comment = comments[high - 1];
    if (comment === undefined) break;
    above.unshift(comment);
    top = comment.start;
  }
  for (let index = low; index < high; index += 1) add(node, walk, { comment: comments[index], place: 'inside' });
  for (const comment of above) if (next !== undefined) add(next, walk, { comment, place: 'before' });
}

function add(node: Writable, { text, given }: Walk, { comment, place }: { readonly comment: Range | undefined; readonly place: Comment['place'] }): void {
  if (comment === undefined) return;
  const { start, end } = comment;
  const made = { start, end, text: text.slice(start, end), place };
  if (given === undefined) node.comments = [...(node.comments ?? []), made];
  else given.set(node, [...(given.get(node) ?? []), made]);
}

function sameLine(text: string, from: number, comment: Range | undefined): boolean {
  return comment !== undefined && !text.slice(from, comment.start).includes('\n');
}

function directlyAbove(text: string, comment: Range | undefined, top: number): boolean {
  return comment !== undefined && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(comment.end, top)) && startsLine(text, comment.start);
}
