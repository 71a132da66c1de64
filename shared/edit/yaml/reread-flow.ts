import type { Reparsed, ReparseRequest } from '../adapter.ts';
import { lineStart, nextLine } from '../line-ends.ts';
import type { Node, Range } from '../types.ts';
import { startsItsLine } from './entry-region.ts';
import { columnOf } from './layout.ts';
import { readSimpleFlow } from './read-simple.ts';

const separated = /^ *,? *(?: #[^\r\n]*)?\r?\n$/;

/** A run of the entries of brackets, and the whole lines that hold them. */
interface Run {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  readonly from: number;
  readonly until: number;
}

/**
 * Reads again the entries of brackets over several lines that splices touch, and one more on either side, where entries begin their lines.
 * Sound because after a comma, outside of quotes, nothing before matters; undefined where that is not plain to see.
 */
export function rereadFlow(request: ReparseRequest, trail: readonly Node[]): Omit<Reparsed, 'whole'> | undefined {
  const outer = trail.findIndex(({ style }) => style === 'flow');
  const holder = trail[outer];
  if (holder === undefined || outer === 0) return undefined;
  for (const node of trail.slice(outer).toReversed()) {
    const run = runIn(request, node);
    const part = run && rereadRun(request, run, { node, column: columnOf(request.before, holder.range.start) });
    if (part !== undefined) return part;
  }
  return undefined;
}

function rereadRun({ before, after }: ReparseRequest, run: Run, { node, column }: { readonly node: Node; readonly column: number }): Omit<Reparsed, 'whole'> | undefined {
  const { first, end, from, until } = run;
  const delta = after.length - before.length;
  if (marked(after.slice(from, until + delta)) || marked(before.slice(from, until))) return undefined;
  // Without the last line break, beyond which other entries stand.
  const place = { start: from, end: until - 1 + delta, line: from, path: node.path, id: node.id };
  const now = readSimpleFlow(after, { ...place, column, offset: first, isMap: node.kind === 'map', last: end === node.children.length });
  if (now === undefined || now.length === 0 || (node.kind === 'map' && repeatsKey(node.children, now, run))) return undefined;
  const { comments: _, ...rest } = node;
  return { before: { ...rest, children: node.children.slice(first, end) }, after: { ...rest, children: now }, offset: first };
}

function runIn({ before, splices }: ReparseRequest, { style, valueRange, children }: Node): Run | undefined {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  if (style !== 'flow' || valueRange === undefined || valueRange.start >= start || stop >= valueRange.end || children.length === 0) return undefined;
  const { first, end } = around(children, { start, end: stop });
  const open = children[first - 1]?.range.end ?? valueRange.start + 1;
  const close = children[end]?.range.start ?? valueRange.end - 1;
  const [from, until] = [nextLine(before, open), lineStart(before, close)];
  const gap = before.slice(open, from);
  const whole = from <= start && stop < until && startsItsLine(before, close) && separated.test(gap);
  return whole && (first === 0 || gap.includes(',')) ? { first, end, from, until } : undefined;
}

function around(children: readonly Node[], stretch: Range): Pick<Run, 'first' | 'end'> {
  const touched = children.findIndex((child) => child.range.end >= stretch.start);
  const next = children.findIndex((child) => child.range.start > stretch.end);
  return { first: Math.max(0, (touched < 0 ? children.length : touched) - 1), end: next < 0 ? children.length : next + 1 };
}

function marked(lines: string): boolean {
  return /(?:^|[\s,[{:-])[&*!][^\s&*]/.test(lines);
}

function repeatsKey(children: readonly Node[], now: readonly Node[], { first, end }: Run): boolean {
  const keys = new Set(now.map((child) => child.path.at(-1)));
  return children.some((child, index) => (index < first || index >= end) && keys.has(child.path.at(-1)));
}
