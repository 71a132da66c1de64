import { lineEnd, lineStart } from '../line-ends.ts';
import type { Node, Splice } from '../types.ts';

/** What moves together: the comments directly above an entry or section, and all its lines. */
interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** The splices that move one of several entries or sections, with the comments directly above it; what parts them from each other stays where it is. */
export function moveChunk(text: string, nodes: readonly Node[], { from, to }: { readonly from: number; readonly to: number }): readonly Splice[] {
  const chunks = nodes.map((node) => chunkOf(text, node));
  const [own, target] = [chunks[from], chunks[to]];
  const beside = chunks[from < to ? from + 1 : from - 1];
  if (own === undefined || target === undefined || beside === undefined) return [];
  const lines = text.slice(own.start, own.end);
  if (from < to) return [{ start: own.start, end: beside.start, text: '' }, { start: target.end, end: target.end, text: text.slice(own.end, beside.start) + lines }];
  return [{ start: target.start, end: target.start, text: lines + text.slice(beside.end, own.start) }, { start: beside.end, end: own.end, text: '' }];
}

function chunkOf(text: string, node: Node): Chunk {
  const above = node.comments?.find(({ place }) => place === 'before')?.start ?? node.range.start;
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  // Comments that a file begins with are rather the file's.
  const start = Math.max(mark, lineStart(text, above)) === mark ? lineStart(text, node.range.start) : lineStart(text, above);
  return { start: Math.max(mark, start), end: lineEnd(text, Math.max(node.range.end, sectionEnd(node))) };
}

/** A section without entries ends with its header. */
function sectionEnd(node: Node): number {
  return node.kind === 'map' && node.style === 'block' ? Math.max((node.keyRange?.end ?? -1) + 1, node.children.at(-1)?.range.end ?? 0) : 0;
}
