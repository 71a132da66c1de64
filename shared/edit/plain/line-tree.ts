import { lineEnd, lineStart } from '../line-ends.ts';
import { reason } from '../reason.ts';
import type { Comment, Node, NodeStyle, Path, Range } from '../types.ts';

/** A value as it stands on its line: where, how it is quoted, what it means. */
export interface LineValue {
  readonly range: Range;
  readonly style: NodeStyle;
  readonly value: string | null;
}

/** An entry that a line reader found. */
export interface LineEntry {
  readonly path: Path;
  readonly start: number;
  readonly key: Range;
  readonly value: LineValue;
}

type Draft = { -readonly [K in keyof Node]: Node[K] };

/** The node of an entry, with the comments above it and after it on its line. */
export function entryNode(text: string, entry: LineEntry): Node {
  const { range, style, value } = entry.value;
  const draft: Draft = {
    id: idOf(entry.path), path: entry.path, kind: 'scalar', range: { start: entry.start, end: Math.max(range.end, entry.key.end) },
    keyRange: entry.key, valueRange: range, style, value, source: text.slice(range.start, range.end), editable: true, children: [],
  };
  const comments = [...commentsAbove(text, entry.start), ...commentAfter(text, draft.range.end)];
  if (comments.length > 0) draft.comments = comments;
  return draft;
}

/** The id of a path. */
export function idOf(path: Path): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Marks entries whose key stands more than once among their siblings: it is not clear which one an edit means. */
export function markTwins(children: readonly Node[]): { readonly children: readonly Node[]; readonly twins: readonly Range[] } {
  const counts = new Map<string, number>();
  for (const child of children) counts.set(String(child.path.at(-1)), (counts.get(String(child.path.at(-1))) ?? 0) + 1);
  const twins: Range[] = [];
  const marked = children.map((child) => {
    const key = String(child.path.at(-1));
    if (counts.get(key) === 1) return child;
    twins.push(child.keyRange ?? child.range);
    return { ...child, id: `${child.id}~${child.range.start}`, editable: reason('DUPLICATE_KEY', `"${key}" stands more than once here, so it is not clear which one is meant.`, child.keyRange) };
  });
  return twins.length === 0 ? { children, twins } : { children: marked, twins };
}

/** The comment lines that stand directly above a place. */
export function commentsAbove(text: string, start: number): readonly Comment[] {
  const found: Comment[] = [];
  let line = lineStart(text, start);
  while (line > 0) {
    const above = lineStart(text, line - 1);
    const match = /^([ \t]*)([#;][^\r\n]*)/.exec(text.slice(above, line));
    if (match === null) break;
    const from = above + (match[1]?.length ?? 0);
    found.unshift({ start: from, end: from + (match[2]?.length ?? 0), text: match[2] ?? '', place: 'before' });
    line = above;
  }
  return found;
}

function commentAfter(text: string, end: number): readonly Comment[] {
  const match = /^([ \t]*)([#;].*)$/.exec(text.slice(end, lineEnd(text, end)));
  if (match === null || (match[1] === '' && !/[ \t]/.test(text[end - 1] ?? ''))) return [];
  const from = end + (match[1]?.length ?? 0);
  return [{ start: from, end: from + (match[2]?.length ?? 0), text: match[2] ?? '', place: 'after' }];
}
