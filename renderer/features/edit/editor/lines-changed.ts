import { diffLines } from '../../../../shared/diff/text-lines.ts';

/** The lines of a text, counted from 0, that are new or other than in the base; none where there is no base. */
export function linesChanged(base: string | null, text: string): number[] {
  if (base === null || base === text) return [];
  return diffLines(base, text).changes.flatMap(({ newStart, newEnd }) => Array.from({ length: newEnd - newStart }, (_, at) => newStart + at));
}
