import type { Reparsed, ReparseRequest } from '../adapter.ts';
import { replaceChild } from '../list/shift-tree.ts';
import type { Node, Range } from '../types.ts';
import { readJsonAt } from './read-json.ts';

/** The smallest object or list that holds all splices, read again; undefined where the whole text must be read. `adopt` is told of a new root. */
export function rereadJson({ parsed, splices, before, after }: ReparseRequest, adopt: (root: Node) => void): Reparsed | undefined {
  const [root] = parsed.roots;
  const [first, last] = [splices[0], splices.at(-1)];
  if (root === undefined || first === undefined || last === undefined || parsed.problems.length > 0) return undefined;
  const trail = trailTo(root, { start: first.start, end: last.end });
  const target = trail.at(-1);
  if (target?.node.valueRange === undefined || trail.length < 2) return undefined;
  const delta = after.length - before.length;
  const read = readJsonAt(after, target.node, target.node.valueRange.start);
  if (read === undefined || read.range.end !== target.node.range.end + delta) return undefined;
  const whole = (): { readonly roots: readonly Node[]; readonly problems: readonly [] } => {
    let child = read;
    for (const [depth, step] of [...trail.entries()].toReversed().slice(1)) child = replaceChild(step.node, trail[depth + 1]?.index ?? 0, { child, delta });
    adopt(child);
    return { roots: [child], problems: [] };
  };
  return { before: target.node, after: read, offset: 0, whole };
}

interface Step {
  readonly node: Node;
  /** Its place among its parent's children. */
  readonly index: number;
}

/** The containers around a stretch of the text, from the root down; the stretch lies between the brackets of each. */
function trailTo(root: Node, stretch: Range): Step[] {
  const trail: Step[] = [];
  let step: Step | undefined = { node: root, index: 0 };
  while (step !== undefined && holds(step.node, stretch)) {
    trail.push(step);
    step = childAt(step.node, lastBefore(step.node.children, stretch.start));
  }
  return trail;
}

function childAt(parent: Node, index: number): Step | undefined {
  const node = parent.children[index];
  return node === undefined ? undefined : { node, index };
}

function holds({ kind, valueRange }: Node, { start, end }: Range): boolean {
  return (kind === 'map' || kind === 'seq') && valueRange !== undefined && valueRange.start < start && end < valueRange.end;
}

function lastBefore(children: readonly Node[], pos: number): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.range.start ?? 0) <= pos) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
