import { indentAt, lineBreakNear, lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Node, Splice } from '../types.ts';
import { startsItsLine } from './entry-region.ts';

/** Splices that put an entry into `{}` or `[]` at an index, laid out like its neighbours. */
export function insertInFlow(text: string, node: Node, { index, entry }: { index: number; entry: string }): readonly Splice[] {
  const { start, end } = node.valueRange ?? node.range;
  const next = node.children[index];
  if (next !== undefined) {
    const at = next.range.start;
    const gap = startsItsLine(text, at) ? lineBreakNear(text, at) + indentAt(text, at) : ' ';
    return [insertion(at, `${entry},${gap}`)];
  }
  const last = node.children.at(-1);
  if (last === undefined) return [insertion(start + 1, text[start + 1] === ' ' ? ` ${entry}` : entry)];
  const comma = commaAfter(text, last.range.end, end - 1);
  const ownLines = startsItsLine(text, last.range.start) && nextLine(text, comma ?? last.range.end) < end;
  if (!ownLines) return [comma === undefined ? insertion(last.range.end, `, ${entry}`) : insertion(comma + 1, ` ${entry},`)];
  const at = lineEnd(text, comma ?? last.range.end);
  const line = lineBreakNear(text, last.range.start) + indentAt(text, last.range.start) + entry;
  if (comma !== undefined) return [insertion(at, `${line},`)];
  if (at === last.range.end) return [insertion(at, `,${line}`)];
  return [insertion(last.range.end, ','), insertion(at, line)];
}

/** Splices that take an entry out of `{}` or `[]`, comments of the others left where they are. */
export function removeFromFlow(text: string, node: Node, index: number): readonly Splice[] {
  const { start, end } = node.valueRange ?? node.range;
  const child = node.children[index];
  if (child === undefined) return [];
  const { start: from, end: to } = child.range;
  const comma = commaAfter(text, to, end - 1);
  if (node.children.length === 1) {
    const inner = text.slice(start + 1, end - 1);
    return [inner.includes('#') ? removal(from, (comma ?? to - 1) + 1) : removal(start + 1, end - 1)];
  }
  return removeAmongOthers(text, node, { index, comma });
}

function removeAmongOthers(text: string, node: Node, { index, comma }: { index: number; comma: number | undefined }): readonly Splice[] {
  const [previous, child, next] = [node.children[index - 1], node.children[index], node.children[index + 1]];
  if (child === undefined) return [];
  const { start: from, end: to } = child.range;
  const after = comma === undefined ? to : comma + 1;
  // Without a comma of its own the last entry leaves that of the one before it without a successor.
  const orphan = next === undefined && comma === undefined && previous !== undefined ? commaAfter(text, previous.range.end, from) : undefined;
  const before = orphan === undefined ? [] : [removal(orphan, orphan + 1)];
  const line = lineEnd(text, after);
  if (startsItsLine(text, from) && /^[ \t]*(?:#.*)?$/.test(text.slice(after, line)) && line < (node.valueRange ?? node.range).end) {
    return [...before, removal(lineStart(text, from), nextLine(text, after))];
  }
  if (next !== undefined) {
    const commented = text.slice(to, next.range.start).includes('#');
    return [removal(from, commented ? afterBlanks(text, after) : next.range.start)];
  }
  if (previous === undefined) return [removal(from, to)];
  if (!text.slice(previous.range.end, from).includes('#')) return [removal(previous.range.end, to)];
  return [...before, removal(from, after)];
}

/** Splices that move an entry within `{}` or `[]`: the places stay, their contents change. */
export function moveInFlow(text: string, node: Node, { from, to }: { from: number; to: number }): readonly Splice[] {
  const order = node.children.map((_, index) => index);
  order.splice(to, 0, ...order.splice(from, 1));
  const splices: Splice[] = [];
  for (const [place, source] of order.entries()) {
    const [target, child] = [node.children[place], node.children[source]];
    if (place === source || target === undefined || child === undefined) continue;
    splices.push({ ...target.range, text: text.slice(child.range.start, child.range.end) });
  }
  return splices;
}

/** Where the comma after an entry stands, over blanks and comments; undefined where there is none before `limit`. */
function commaAfter(text: string, from: number, limit: number): number | undefined {
  let at = from;
  while (at < limit) {
    const char = text[at];
    if (char === ',') return at;
    if (char === '#') at = lineEnd(text, at);
    else if (!/\s/.test(char ?? '')) return undefined;
    else at++;
  }
  return undefined;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

function removal(start: number, end: number): Splice {
  return { start, end, text: '' };
}
