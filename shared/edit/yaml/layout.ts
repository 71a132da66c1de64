import { lineBreakNear, lineStart } from '../line-ends.ts';
import type { Node } from '../types.ts';

/** How new lines are written around a place: its file's line break, steps of indent, and whether lists are indented under their key. */
export interface Layout {
  readonly eol: string;
  readonly step: number;
  readonly listStep: number;
  /** False where a string of several lines must be quoted. */
  readonly blockScalars: boolean;
}

/** Column of an offset in its line, a byte order mark not counted. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

/** The layout in use around a node: asks its own descendants, then the nodes it stands in, nearest first, then the whole document. */
export function layoutAround(text: string, trail: readonly Node[]): Layout {
  const at = trail.at(-1)?.range.start ?? 0;
  let step: number | undefined;
  let listStep: number | undefined;
  for (let index = trail.length - 1; index >= 0; index--) {
    const node = trail[index];
    if (node === undefined) continue;
    step ??= findStep(text, node, 'map');
    listStep ??= findStep(text, node, 'seq');
    if (step !== undefined && listStep !== undefined) break;
  }
  return { eol: lineBreakNear(text, at), step: step ?? 2, listStep: listStep ?? 0, blockScalars: true };
}

/** Breadth-first, within a budget so that a huge document costs no more than a small one. */
function findStep(text: string, from: Node, kind: 'map' | 'seq'): number | undefined {
  const queue: Node[] = [from];
  for (let index = 0; index < queue.length && index < 200; index++) {
    const node = queue[index];
    if (node === undefined) break;
    for (const child of node.children.slice(0, 50)) {
      if (node.kind === 'map' && node.style === 'block' && child.kind === kind && child.style === 'block') {
        const first = child.children[0];
        const own = node.children[0];
        if (first !== undefined && own !== undefined) return columnOf(text, first.range.start) - columnOf(text, own.range.start);
      }
      queue.push(child);
    }
  }
  return undefined;
}
