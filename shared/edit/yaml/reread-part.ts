import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { findTrail } from '../find-node.ts';
import { lineStart } from '../line-ends.ts';
import type { Node, Path, Splice } from '../types.ts';
import { commentsOf } from './attach-comments.ts';
import { startsItsLine } from './entry-region.ts';
import { columnOf } from './layout.ts';
import { readSimpleEntries } from './read-simple.ts';
import { readChunk, readFragment, readYaml } from './read-yaml.ts';
import { rereadDocuments } from './reread-documents.ts';
import { rereadFlow } from './reread-flow.ts';
import { renumberNode, shiftNode } from './shift-node.ts';
import { type Chunk, splitDocuments } from './split-documents.ts';

/** Texts below this are read whole: finding the part would cost as much. */
const smallText = 1500;
/** Parts below this are not narrowed further. */
const smallPart = 400;

/** A run of children of one block collection, with the lines that hold them up to the next content. */
interface Part {
  readonly trail: readonly Node[];
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads again the smallest run of entries that holds all splices, as a text of its own. Sound because in block style nothing before a
 * line at an entry's column, and nothing from the next such line on, can change what the lines between them mean; where that is not
 * plain to see (anchors, duplicate keys, directives, problems) the answer is undefined and the whole text is read.
 */
export function rereadPart(request: ReparseRequest): Reparsed | undefined {
  const { before, after, parsed, operation, splices } = request;
  if (before.length < smallText || parsed.problems.length > 0) return undefined;
  if (operation.op === 'add-document' || operation.op === 'remove-document') return rereadDocuments(request, operation);
  const place = documentOf(request, operation.document ?? 0);
  if (place === undefined) return undefined;
  const delta = after.length - before.length;
  const trail = findTrail(place.root, containerPath(operation));
  const inBrackets = trail && rereadFlow(request, trail);
  if (inBrackets !== undefined) return { ...inBrackets, whole: () => readYaml(after) };
  const part = narrow(before, { root: place.root, chunk: place.chunk, splices, path: containerPath(operation) });
  if (part === undefined) return readDocument(request, place);
  if (operation.op === 'comment' && (splices[0]?.start ?? 0) <= firstContent(part)) return readDocument(request, place);
  const read = readPart(request, part, delta) ?? readPart(request, widen(before, part, place.chunk.end), delta);
  return read ?? readDocument(request, place);
}

interface Place {
  readonly root: Node;
  readonly index: number;
  readonly chunk: Chunk;
}

function documentOf({ before, after, parsed, splices }: ReparseRequest, index: number): Place | undefined {
  const from = before.startsWith('\uFEFF') ? 1 : 0;
  const chunks = splitDocuments(before, from);
  const chunk = chunks[index];
  const root = parsed.roots[index];
  if (chunk === undefined || root === undefined || chunks.length !== parsed.roots.length) return undefined;
  const [first, last] = [splices[0], splices.at(-1)];
  if (first === undefined || last === undefined || first.start < chunk.start || last.end > chunk.end) return undefined;
  const now = splitDocuments(after, from);
  const delta = after.length - before.length;
  const same = now.length === chunks.length && now.every((each, at) => each.start === (chunks[at]?.start ?? -1) + (at > index ? delta : 0));
  return same ? { root, index, chunk } : undefined;
}

/** The collection that an operation changes; a part must not lie deeper. */
function containerPath(operation: Exclude<ReparseRequest['operation'], { op: 'add-document' | 'remove-document' }>): Path {
  const grows = operation.op === 'insert' || operation.op === 'insert-item' || operation.op === 'add-block';
  return grows ? operation.path : operation.path.slice(0, -1);
}

function narrow(text: string, { root, chunk, splices, path }: { root: Node; chunk: Chunk; splices: readonly Splice[]; path: Path }): Part | undefined {
  const ways = findTrail(root, path) ?? [root];
  const [first, last] = [splices[0]?.start ?? 0, splices.at(-1)?.end ?? 0];
  let best: Part | undefined;
  let limit = chunk.end;
  for (const [depth, node] of ways.entries()) {
    if (node.style !== 'block' || node.children.length === 0 || (depth > 0 && ways[depth - 1]?.style !== 'block')) break;
    const part = childrenAround(text, { trail: ways.slice(0, depth + 1), first, last, limit });
    if (part === undefined) break;
    best = part;
    if (part.from !== part.to || part.end - part.start < smallPart) break;
    limit = part.end;
  }
  return best;
}

function childrenAround(text: string, { trail, first, last, limit }: { trail: readonly Node[]; first: number; last: number; limit: number }): Part | undefined {
  const node = trail.at(-1);
  if (node === undefined) return undefined;
  const starts = node.children.map((child) => entryStart(text, child));
  // A comment put at the very start of a part would belong to nothing in it.
  const at = starts.findLastIndex((start) => start <= first);
  const from = at > 0 && first <= (node.children[at]?.range.start ?? 0) ? at - 1 : at;
  if (from < 0 || last > limit) return undefined;
  let to = at;
  while ((starts[to + 1] ?? limit) < last || (starts[to + 1] === last && first < last)) to++;
  return { trail, from, to, start: starts[from] ?? 0, end: starts[to + 1] ?? limit };
}

function entryStart(text: string, child: Node): number {
  return startsItsLine(text, child.range.start) ? Math.max(lineStart(text, child.range.start), text.startsWith('\uFEFF') ? 1 : 0) : child.range.start;
}

function firstContent(part: Part): number {
  return part.trail.at(-1)?.children[part.from]?.range.start ?? part.start;
}

/** One entry more on either side: taking an entry away leaves nothing to read of it alone. */
function widen(text: string, part: Part, limit: number): Part | undefined {
  const children = part.trail.at(-1)?.children ?? [];
  const from = Math.max(0, part.from - 1);
  const to = Math.min(children.length - 1, part.to + 1);
  if (from === part.from && to === part.to) return undefined;
  const [first, next] = [children[from], children[to + 1]];
  if (first === undefined) return undefined;
  const end = next === undefined ? (to === part.to ? part.end : lastEnd(text, part.trail, limit)) : entryStart(text, next);
  return { ...part, from, to, start: entryStart(text, first), end };
}

/** Where what follows a collection begins: the next entry of something that it stands in. */
function lastEnd(text: string, trail: readonly Node[], limit: number): number {
  for (let depth = trail.length - 2; depth >= 0; depth--) {
    const [outer, inner] = [trail[depth], trail[depth + 1]];
    const next = outer === undefined || inner === undefined ? undefined : outer.children[outer.children.indexOf(inner) + 1];
    if (next !== undefined) return entryStart(text, next);
  }
  return limit;
}

const mayAnchor = /(?:^|[\s,[{:-])[&*][^\s&*]/;

function readPart({ before, after, parsed, operation }: ReparseRequest, part: Part | undefined, delta: number): Reparsed | undefined {
  const node = part?.trail.at(-1);
  if (part === undefined || node === undefined) return undefined;
  const pad = columnOf(before, part.start);
  const lines = after.slice(part.start, part.end + delta);
  const simple = readSimpleEntries(after, { start: part.start, end: part.end + delta, line: part.start - pad, path: node.path, id: node.id });
  const marked = mayAnchor.test(lines) || mayAnchor.test(before.slice(part.start, part.end));
  if (marked && (simple === undefined || !sameMarks(node.children.slice(part.from, part.to + 1), simple.children))) return undefined;
  const read = simple ?? readFragment(' '.repeat(pad) + lines, { shift: part.start - pad, path: node.path, id: node.id, whole: after });
  if (read === undefined || read.kind !== node.kind || read.style !== 'block' || read.children.length === 0 || columnOfFirst(after, read) !== columnOfFirst(before, node)) return undefined;
  const touched = node.kind === 'seq' ? read.children.map((child, index) => renumberNode(child, [...node.path, part.from + index], `${node.id}/${part.from + index}`)) : read.children;
  if (node.kind === 'map' && repeatsKey(node, part, touched)) return undefined;
  const children = touched;
  return {
    before: { ...node, children: node.children.slice(part.from, part.to + 1) },
    after: { ...node, children },
    offset: part.from,
    whole: () => withRoot(parsed, { index: documentIndex(operation), delta, root: rebuilt(part, children, { depth: 0, delta, after }) }),
  };
}

/** True where the same anchors and aliases stand in the same order, so that each alias still means what it did. */
function sameMarks(old: readonly Node[], now: readonly Node[]): boolean {
  return marksOf(old).join(' ') === marksOf(now).join(' ');
}

function marksOf(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => [...(node.anchor === undefined ? [] : [`&${node.anchor}`]), ...(node.kind === 'alias' ? [node.source ?? ''] : []), ...marksOf(node.children)]);
}

function withRoot(parsed: Parsed, { index, delta, root }: { index: number; delta: number; root: Node }): Parsed {
  return { ...parsed, roots: parsed.roots.map((each, at) => (at === index ? root : at > index ? shiftNode(each, delta) : each)) };
}

function documentIndex(operation: ReparseRequest['operation']): number {
  return 'document' in operation ? operation.document ?? 0 : 0;
}

function columnOfFirst(text: string, node: Node): number {
  return columnOf(text, node.children[0]?.range.start ?? node.range.start);
}

function repeatsKey(node: Node, part: Part, touched: readonly Node[]): boolean {
  const keys = new Set(touched.map((child) => child.path.at(-1)));
  return node.children.some((child, index) => (index < part.from || index > part.to) && keys.has(child.path.at(-1)));
}

/** Comments above what follows the part stood in it, and may have changed. */
function freshComments(text: string, node: Node): Node {
  const { comments: _, ...rest } = node;
  const comments = commentsOf(text, rest);
  return comments === undefined ? rest : { ...rest, comments };
}

function rebuilt(part: Part, touched: readonly Node[], { depth, delta, after: text }: { depth: number; delta: number; after: string }): Node {
  const [node, next] = [part.trail[depth], part.trail[depth + 1]];
  if (node === undefined) throw new Error('a part without a trail');
  const [from, to] = next === undefined ? [part.from, part.to] : [node.children.indexOf(next), node.children.indexOf(next)];
  const middle = next === undefined ? touched : [rebuilt(part, touched, { depth: depth + 1, delta, after: text })];
  const moved = middle.length - (to - from + 1);
  const after = node.children.slice(to + 1).map((child, index) => {
    const shifted = index === 0 ? freshComments(text, shiftNode(child, delta)) : shiftNode(child, delta);
    return node.kind === 'seq' && moved !== 0 ? renumberNode(shifted, [...node.path, to + 1 + index + moved], `${node.id}/${to + 1 + index + moved}`) : shifted;
  });
  const children = [...node.children.slice(0, from), ...middle, ...after];
  const end = children.at(-1)?.range.end ?? node.range.end + delta;
  const start = children[0]?.range.start ?? node.range.start;
  return { ...node, range: { start: node.path.length === 0 ? start : node.range.start, end }, valueRange: { start, end }, children };
}

/** Reads one document again, of many. */
function readDocument({ before, after, parsed, operation }: ReparseRequest, { chunk, index, root }: Place): Reparsed | undefined {
  if (parsed.roots.length === 1) return undefined;
  const delta = after.length - before.length;
  const read = readChunk(after, { start: chunk.start, end: chunk.end + delta }, index);
  const now = read.roots[0];
  if (now === undefined || read.roots.length !== 1 || read.problems.length > 0 || read.templated || operation.op === 'add-document') return undefined;
  return {
    before: root, after: now, offset: 0,
    whole: () => withRoot(parsed, { index, delta, root: now }),
  };
}
