import type { ListShape } from '../list/shape.ts';
import { indentAt, lineBreakNear } from '../line-ends.ts';
import type { Node } from '../types.ts';
import type { BodyItem, HclFile } from './ast.ts';
import { type Container, hasKey, type Location } from './locate.ts';

/** One operation under way: the text as read, and the node that the operation's path names. */
export interface Job {
  readonly text: string;
  readonly file: HclFile;
  readonly node: Node;
  /** Where the node stands; undefined for the file itself. */
  readonly location: Location | undefined;
}

/** The indentation that a file uses for one level: that of the first block with lines of its own, two blanks where there is none. */
export function indentUnit(text: string, items: readonly BodyItem[]): string {
  for (const item of items) {
    if (item.kind !== 'block') continue;
    const first = item.items[0];
    if (first === undefined || !text.slice(item.open, first.start).includes('\n')) continue;
    const [outer, inner] = [indentAt(text, item.start), indentAt(text, first.start)];
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '  ';
}

/** A container as a bracketed list, for the planner that all formats share. */
export function listShape(job: Pick<Job, 'text' | 'file'>, container: Container): ListShape {
  const { text, file } = job;
  const open = container.kind === 'body' ? container.open : container.start;
  const close = container.kind === 'body' ? container.close : container.end - 1;
  return {
    text, open, close, items: container.items, comments: file.comments, commas: container.kind === 'tuple' ? 'required' : 'lines',
    unit: indentUnit(text, file.items), eol: lineBreakNear(text, Math.max(0, open)), pad: container.kind === 'tuple' ? '' : ' ', gap: ' ',
    expand: container.kind !== 'tuple', endsInBreak: (index) => endsInHeredoc(job.file, container.items[index]?.end ?? -1),
  };
}

function endsInHeredoc(file: HclFile, end: number): boolean {
  return file.spans.some((span) => span.end === end);
}

/** The place of a key among the entries of a container, or -1. */
export function indexOfKey(container: Container, key: string): number {
  const items: readonly (Container['items'][number])[] = container.items;
  return items.findIndex((item) => hasKey(item) && item.key === key);
}

/** True where a container stands on one line. */
export function isOneLine(text: string, container: Container): boolean {
  if (container.kind === 'body') return container.open >= 0 && !text.slice(container.open, container.close).includes('\n');
  return !text.slice(container.start, container.end).includes('\n');
}
