import type { Range, Splice } from '../../../shared/edit/index.ts';
import type { EditRecord } from '../../store/tables/draft-edits.ts';

/** What an edit is to the question of which others it needs. */
export type EditShape = Pick<EditRecord, 'kind' | 'splices'>;

/**
 * For each edit of a file, the indexes of the earlier ones that it rests on directly: it touches text that they wrote, or the place
 * where they took text away. What touches counts, because a line added under an added key means nothing without that key.
 */
export function restsOn(edits: readonly EditShape[]): readonly ReadonlySet<number>[] {
  const footprints: Range[][] = [];
  return edits.map((edit, index) => {
    const found = new Set<number>();
    for (let earlier = 0; earlier < index; earlier++) {
      const before = edits[earlier];
      if (before && needs(edit, before, footprints[earlier] ?? [])) found.add(earlier);
    }
    footprints.forEach((ranges, earlier) => { footprints[earlier] = ranges.map((range) => shift(range, edit.splices)); });
    footprints.push(footprintOf(edit.splices));
    return found;
  });
}

/** The given edits and all that they rest on. */
export function withFoundations(rests: readonly ReadonlySet<number>[], chosen: Iterable<number>): ReadonlySet<number> {
  const all = new Set(chosen);
  for (let index = rests.length - 1; index >= 0; index--) {
    if (all.has(index)) for (const earlier of rests[index] ?? []) all.add(earlier);
  }
  return all;
}

/** The given edits and all that rest on them. */
export function withDependents(rests: readonly ReadonlySet<number>[], chosen: Iterable<number>): ReadonlySet<number> {
  const all = new Set(chosen);
  rests.forEach((earlier, index) => {
    if ([...earlier].some((each) => all.has(each))) all.add(index);
  });
  return all;
}

function needs(edit: EditShape, before: EditShape, footprint: readonly Range[]): boolean {
  if (edit.kind === 'delete') return before.kind === 'create';
  if (before.kind === 'create' || before.kind === 'delete') return true;
  if (edit.kind === 'create') return false;
  return footprint.some((range) => edit.splices.some((splice) => splice.start <= range.end && splice.end >= range.start));
}

function footprintOf(splices: readonly Splice[]): Range[] {
  let delta = 0;
  return splices.map((splice) => {
    const start = splice.start + delta;
    delta += splice.text.length - (splice.end - splice.start);
    return { start, end: start + splice.text.length };
  });
}

function shift(range: Range, splices: readonly Splice[]): Range {
  let { start, end } = range;
  let delta = 0;
  for (const splice of splices) {
    const grown = splice.text.length - (splice.end - splice.start);
    if (splice.end < range.start) {
      start += grown;
      end += grown;
    } else if (splice.start <= range.end) {
      // A touching edit rests on this one; from now on the footprint covers both.
      start = Math.min(start, splice.start + delta);
      end = Math.max(end + grown, splice.start + delta + splice.text.length);
    }
    delta += grown;
  }
  return { start, end };
}
