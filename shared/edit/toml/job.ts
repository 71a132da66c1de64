import { lineBreakNear } from '../line-ends.ts';
import type { ListShape } from '../list/shape.ts';
import type { Node, Path, Range } from '../types.ts';
import type { Entry, TomlFile } from './read-toml.ts';

/** One operation under way: the text as read, the node that its path names, and that node's parent. */
export interface Job {
  readonly text: string;
  readonly file: TomlFile;
  /** The pairs of inline tables, in source order. */
  readonly inline: readonly Entry[];
  readonly root: Node;
  readonly node: Node;
  readonly parent: Node | undefined;
}

/** True where `path` begins with all of `start`. */
export function beginsWith(path: Path, start: Path): boolean {
  return path.length >= start.length && start.every((segment, depth) => segment === path[depth]);
}

/** The pairs and headers of a file as lines of a list without brackets. */
export function linesShape(job: Pick<Job, 'text' | 'file'>, items: readonly Range[] = job.file.entries): ListShape {
  const { text, file } = job;
  return {
    text, open: -1, close: text.length, items, comments: file.comments, commas: 'lines',
    unit: '', eol: lineBreakNear(text, 0), pad: '', gap: ' ', expand: false,
  };
}

/** True for a table that is written by headers or dotted keys, not in braces. */
export function isBlockTable(node: Node): boolean {
  return node.style === 'block' && node.kind === 'map';
}

/** True for a list that is written as `[[headers]]`. */
export function isTableList(node: Node): boolean {
  return node.style === 'block' && node.kind === 'seq';
}

/** True where a node stands inside brackets or braces, so that no line is its own. */
export function isInside(job: Job, node: Node): boolean {
  return node.path.length > 0 && !job.file.entries.some((entry) => beginsWith(entry.path, node.path));
}

/** The pairs that stand directly in the braces of an inline table; those of dotted keys with their whole key. */
export function inlinePairs(job: Job, node: Node): readonly Entry[] {
  const { start, end } = node.valueRange ?? node.range;
  const inside = job.inline.filter((entry) => entry.start > start && entry.end < end && entry.parts[0]?.depth === node.path.length);
  return inside.sort((one, other) => one.start - other.start);
}

/** The array or inline table that holds a node, through tables of dotted keys. */
export function bracketOf(job: Job, node: Node): Node {
  let found = job.root;
  const visit = (candidate: Node): void => {
    for (const child of candidate.children) {
      if (child === node || !beginsWith(node.path, child.path)) continue;
      if (child.style !== 'block') found = child;
      visit(child);
    }
  };
  visit(job.root);
  return found;
}

/** An array or inline table as a bracketed list. */
export function bracketShape(job: Job, node: Node): ListShape {
  const { text, file } = job;
  const { start, end } = node.valueRange ?? node.range;
  const map = node.kind === 'map';
  return {
    text, open: start, close: end - 1, items: map ? inlinePairs(job, node) : node.children.map((child) => child.range), comments: file.comments,
    commas: 'required', unit: '  ', eol: lineBreakNear(text, start), pad: map ? ' ' : '', gap: ' ', expand: false,
  };
}

/** The place of the header that opens a table, or -1. */
export function headerOf(entries: readonly Entry[], path: Path): number {
  return entries.findIndex((entry) => entry.kind === 'header' && entry.path.length === path.length && beginsWith(entry.path, path));
}

/** True where a table would vanish with its last entry: it has no header or braces of its own. */
export function vanishesEmpty(job: Job, node: Node | undefined): boolean {
  if (node === undefined || node.path.length === 0 || node.style !== 'block') return false;
  return node.kind === 'seq' || headerOf(job.file.entries, node.path) < 0;
}
