import { diffLists } from '../line-diff.ts';
import { lineBreakNear } from '../line-ends.ts';
import type { Node, Range, Splice } from '../types.ts';

interface Line extends Range {
  readonly text: string;
}

/** The lines of a value of several lines, in the order of the text, comments between them left out; an empty first line belongs to the key. */
function valueLines(text: string, { start, end }: Range): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at <= end;) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 || found > end ? end : found;
    const raw = text.slice(at, stop).trimEnd();
    const lead = raw.length - raw.trimStart().length;
    const comment = at > start && /^[#;]/.test(raw.trimStart());
    if (!comment && (at > start || raw !== '')) lines.push({ start: at + lead, end: at + raw.length, text: raw.slice(lead) });
    at = stop + 1;
  }
  return lines;
}

/**
 * The splices that give a value of several lines other lines, laid out as it was: lines that stay, and comments between them, are left alone,
 * new ones are indented like those beside them, and a backslash goes on where one did. Undefined where comments stand among backslashes.
 */
export function continuedSplices(text: string, node: Node, lines: readonly string[]): readonly Splice[] | undefined {
  const range = node.valueRange ?? node.range;
  const raw = text.slice(range.start, range.end);
  if (/\\\r?\n/.test(raw)) return /\n[ \t]*[#;]/.test(raw) ? undefined : [{ ...range, text: withBackslashes(raw, lines, lineBreakNear(text, range.start)) }];
  const old = valueLines(text, range);
  const eol = lineBreakNear(text, range.start);
  const indent = /^[ \t]*/.exec(raw.slice(raw.indexOf('\n') + 1))?.[0] ?? '';
  const splices: Splice[] = [];
  for (const { start, end, afterStart, afterEnd } of diffLists(old.map((line) => line.text), lines)) {
    const fresh = lines.slice(afterStart, afterEnd);
    const [first, last] = [old[start], old[end - 1]];
    if (first !== undefined && last !== undefined && end > start) splices.push(...replaced({ text, eol, indent, range }, old.slice(start, end), fresh));
    else splices.push(added({ text, eol, indent, range }, old[start - 1], fresh));
  }
  return splices;
}

interface Layout {
  readonly text: string;
  readonly eol: string;
  readonly indent: string;
  readonly range: Range;
}

/** New lines take the places of old ones one by one; what is left of either is added behind, or goes with its line break. */
function replaced(layout: Layout, old: readonly Line[], fresh: readonly string[]): readonly Splice[] {
  const shared = Math.min(old.length, fresh.length);
  const swaps = old.slice(0, shared).map(({ start, end }, index) => ({ start, end, text: fresh[index] ?? '' }));
  const gone = old.slice(shared).map((line) => removedLine(layout, line));
  return fresh.length > shared ? [...swaps, added(layout, old[shared - 1], fresh.slice(shared))] : [...swaps, ...gone];
}

function removedLine({ text, range }: Layout, { start, end }: Line): Splice {
  const from = text.lastIndexOf('\n', start - 1);
  return from < range.start ? { start: range.start, end, text: '' } : { start: text[from - 1] === '\r' ? from - 1 : from, end, text: '' };
}

function added({ eol, indent, range }: Layout, above: Line | undefined, fresh: readonly string[]): Splice {
  const at = above?.end ?? range.start;
  return { start: at, end: at, text: fresh.map((line) => (line === '' ? eol : eol + indent + line)).join('') };
}

function withBackslashes(raw: string, lines: readonly string[], eol: string): string {
  const [first = '', second = ''] = raw.split(/\r?\n/);
  const slash = /[ \t]*\\$/.exec(first)?.[0] ?? '';
  const indent = /^[ \t]*/.exec(second)?.[0] ?? '';
  const below = first.slice(0, first.length - slash.length).trim() === '';
  const parts = below ? ['', ...lines] : lines;
  return parts.map((line, index) => (index === 0 ? line : indent + line) + (index === parts.length - 1 ? '' : index === 0 && below ? first : slash)).join(eol);
}
