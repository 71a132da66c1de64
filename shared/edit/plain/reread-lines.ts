import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { firstFrom } from '../first-from.ts';
import { lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Node, Path, Range } from '../types.ts';

/** Texts below this are read whole: finding the part would cost as much. */
const smallText = 1500;

/** Reads whole lines that stand in a section (in none where its path is empty); undefined where they do not read alone. */
type ReadStretch = (text: string, stretch: Range & { readonly section: Path }) => readonly Node[] | undefined;

/** How a format reads some lines, and all. */
export interface LineReading {
  readonly read: ReadStretch;
  readonly parse: () => Parsed;
}

/**
 * Reads again the entries (else the sections) that splices touch, and one more on either side, which holds what goes on over several
 * lines apart from them. Undefined where that is not plain to see, or a name would stand twice: all is read then.
 */
export function rereadLines(request: ReparseRequest, { read, parse }: LineReading): Reparsed | undefined {
  const { before, parsed, splices } = request;
  const [root] = parsed.roots;
  const start = splices[0]?.start ?? 0;
  if (root === undefined || before.length < smallText || parsed.problems.length > 0) return undefined;
  const index = firstFrom(root.children, (child) => child.range.start > start) - 1;
  const [section, next] = [root.children[index], root.children[index + 1]];
  const limit = next === undefined ? before.length : lineStart(before, next.range.start);
  const inner = section?.kind === 'map' ? rereadIn(request, { container: section, inside: true, limit }, read) : undefined;
  const part = inner ?? rereadIn(request, { container: root, inside: false, limit: before.length }, read);
  return part && { ...part, whole: parse };
}

interface Where {
  readonly container: Node;
  /** True for a section, false for the file. */
  readonly inside: boolean;
  /** Where its last line ends. */
  readonly limit: number;
}

function rereadIn({ before, after, splices }: ReparseRequest, where: Where, read: ReadStretch): Omit<Reparsed, 'whole'> | undefined {
  const [start, stop] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  const { container, inside, limit } = where;
  const { children } = container;
  const run = runAround(before, children, { start, end: stop });
  const { first, end } = run;
  const from = startOf(before, where, children[first - 1]);
  const until = children[end] === undefined ? limit : lineStart(before, children[end].range.start);
  if (first >= end || from > start || until < stop || (!inside && end - first === children.length)) return undefined;
  const now = read(after, { start: from, end: until + after.length - before.length, section: inside ? container.path : [] });
  if (now === undefined || now.length === 0 || repeatsKey(children, now, run)) return undefined;
  // Lines before the first header of a stretch would belong to the section above it.
  if (!inside && children[first - 1]?.kind === 'map' && now[0]?.kind !== 'map') return undefined;
  const { comments: _, ...rest } = container;
  return { before: { ...rest, children: children.slice(first, end) }, after: { ...rest, children: now }, offset: first };
}

interface Run {
  readonly first: number;
  /** After the last. */
  readonly end: number;
}

function runAround(text: string, children: readonly Node[], stretch: Range): Run {
  const first = Math.max(0, firstFrom(children, (child) => lineEnd(text, child.range.end) >= stretch.start) - 1);
  return { first, end: Math.min(children.length, firstFrom(children, (child) => lineStart(text, child.range.start) > stretch.end) + 1) };
}

function startOf(text: string, { container, inside }: Where, previous: Node | undefined): number {
  if (previous !== undefined) return nextLine(text, lineEnd(text, previous.range.end));
  return inside ? nextLine(text, lineEnd(text, container.keyRange?.end ?? container.range.start)) : text.startsWith('\uFEFF') ? 1 : 0;
}

function repeatsKey(children: readonly Node[], now: readonly Node[], { first, end }: Run): boolean {
  const keys = new Set(now.map((child) => child.path.at(-1)));
  return keys.size < now.length || children.some((child, index) => (index < first || index >= end) && keys.has(child.path.at(-1)));
}
