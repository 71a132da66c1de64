import type { Reparsed, ReparseRequest } from '../adapter.ts';
import type { Node, Operation } from '../types.ts';
import { readChunk } from './read-yaml.ts';
import { renumberNode, shiftNode } from './shift-node.ts';
import { type Chunk, splitDocuments } from './split-documents.ts';

type OnDocuments = Extract<Operation, { op: 'add-document' | 'remove-document' }>;

/**
 * For a document that came or went: reads that one alone. Sound where all others are cut at the same places and written as before, since
 * each is read by itself; otherwise undefined, and all is read.
 */
export function rereadDocuments({ before, after, parsed }: ReparseRequest, operation: OnDocuments): Reparsed | undefined {
  const from = before.startsWith('\uFEFF') ? 1 : 0;
  const [old, now] = [splitDocuments(before, from), splitDocuments(after, from)];
  const count = parsed.roots.length;
  const added = operation.op === 'add-document' ? 1 : -1;
  const index = operation.op === 'add-document' ? operation.index ?? count : operation.document;
  if (old.length !== count || now.length !== count + added || count + added === 0) return undefined;
  const others = added > 0 ? now.toSpliced(index, 1) : now;
  const kept = added > 0 ? old : old.toSpliced(index, 1);
  if (!others.every((chunk, at) => sameText([before, kept[at]], [after, chunk]))) return undefined;
  const fresh = added > 0 ? readOne(after, now[index], index) : [];
  if (fresh === undefined) return undefined;
  const gone = added > 0 ? [] : parsed.roots.slice(index, index + 1);
  const delta = after.length - before.length;
  return {
    before: holder(gone), after: holder(fresh), offset: index,
    whole: () => ({ ...parsed, roots: [...parsed.roots.slice(0, index), ...fresh, ...parsed.roots.slice(index + gone.length).map((root, at) => renamed(shiftNode(root, delta), index + fresh.length + at))] }),
  };
}

function sameText([before, old]: readonly [string, Chunk | undefined], [after, now]: readonly [string, Chunk]): boolean {
  if (old === undefined) return false;
  const [mine, other] = [before.slice(old.start, old.end), after.slice(now.start, now.end)];
  // A first document that had no marker needs one once another stands before it, and means the same.
  return mine === other || (!mine.startsWith('---') && /^---\r?\n/.test(other) && other.slice(other.indexOf('\n') + 1) === mine);
}

function readOne(text: string, chunk: Chunk | undefined, index: number): readonly Node[] | undefined {
  const read = chunk === undefined ? undefined : readChunk(text, chunk, index);
  return read?.roots.length === 1 && read.problems.length === 0 && !read.templated ? read.roots : undefined;
}

/** A stand-in that holds documents as its children. */
function holder(children: readonly Node[]): Node {
  return { id: '', path: [], kind: 'seq', range: { start: 0, end: 0 }, editable: true, children };
}

function renamed(root: Node, index: number): Node {
  return renumberNode(root, [], index === 0 ? '' : `${index}:`);
}
