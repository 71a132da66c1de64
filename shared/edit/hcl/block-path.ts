import type { Segment } from '../types.ts';
import type { BodyItem } from './ast.ts';

/**
 * The path segments of each block of a body, by its place among the items: type and labels, and an index counted from 0
 * where that alone does not tell: other blocks have the same type and labels, or labels that go on from these, or an attribute has the name.
 */
export function blockSegments(items: readonly BodyItem[]): ReadonlyMap<number, readonly Segment[]> {
  if (!items.some((item) => item.kind === 'block')) return none;
  const names: (readonly string[] | undefined)[] = items.map((item) => (item.kind === 'block' ? [item.type, ...item.labels.map((label) => label.text)] : undefined));
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  for (const [index, name] of names.entries()) {
    const item = items[index];
    if (name === undefined) {
      if (item?.kind === 'attribute') taken.add(keyOf([item.key]));
      continue;
    }
    counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
    for (let length = 1; length < name.length; length += 1) taken.add(keyOf(name.slice(0, length)));
  }
  const used = new Map<string, number>();
  const segments = new Map<number, readonly Segment[]>();
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue;
    const key = keyOf(name);
    const at = used.get(key) ?? 0;
    used.set(key, at + 1);
    segments.set(index, (counts.get(key) ?? 0) > 1 || taken.has(key) ? [...name, at] : name);
  }
  return segments;
}

/** Most bodies hold no blocks. */
const none: ReadonlyMap<number, readonly Segment[]> = new Map();

function keyOf(name: readonly string[]): string {
  return name.length === 1 ? (name[0] ?? '') : name.join('\u0000');
}
