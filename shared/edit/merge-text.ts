import { diffLists, splitLines } from './line-diff.ts';
import { rebaseSplices } from './splices.ts';
import type { Range, Splice } from './types.ts';

/** Lines that both sides changed; `range` is where they stand in their text. */
export interface TextConflict {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly range: Range;
}

/** What a three-way merge of lines gives: splices on their text that bring my changes in, and where both changed the same lines. */
export interface TextMerge {
  readonly splices: readonly Splice[];
  readonly conflicts: readonly TextConflict[];
}

/** The three texts of a merge. */
export interface ThreeTexts {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Merges by lines: changes on different lines are both kept, the same change on both sides is made once. */
export function mergeText({ base, mine, theirs }: ThreeTexts): TextMerge {
  const ours = lineSplices(base, mine);
  const other = lineSplices(base, theirs);
  const splices: Splice[] = [];
  const conflicts: TextConflict[] = [];
  for (const splice of ours) {
    if (other.some((each) => each.start === splice.start && each.end === splice.end && each.text === splice.text)) continue;
    const touching = other.filter((each) => overlap(splice, each));
    const moved = touching.length === 0 ? rebaseSplices([splice], other, 'after')?.[0] : undefined;
    if (moved === undefined) conflicts.push(conflictOf(splice, touching, { base, other }));
    else splices.push(moved);
  }
  return { splices, conflicts };
}

function lineSplices(before: string, after: string): readonly Splice[] {
  const [lines, newLines] = [splitLines(before), splitLines(after)];
  const starts = lineStarts(lines);
  return diffLists(lines, newLines).map((hunk) => ({
    start: starts[hunk.start] ?? before.length, end: starts[hunk.end] ?? before.length,
    text: newLines.slice(hunk.afterStart, hunk.afterEnd).join(''),
  }));
}

function lineStarts(lines: readonly string[]): readonly number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return starts;
}

function overlap(one: Splice, other: Splice): boolean {
  if (one.start === one.end && other.start === other.end) return one.start === other.start;
  return one.start < other.end && other.start < one.end;
}

function conflictOf(splice: Splice, touching: readonly Splice[], { base, other }: { base: string; other: readonly Splice[] }): TextConflict {
  const start = Math.min(splice.start, ...touching.map((each) => each.start));
  const end = Math.max(splice.end, ...touching.map((each) => each.end));
  const delta = (offset: number): number => other.filter((each) => each.end <= offset && !touching.includes(each)).reduce((sum, each) => sum + each.text.length - (each.end - each.start), 0);
  const theirs = patch(base, { start, end }, touching);
  const from = start + delta(start);
  return { base: base.slice(start, end), mine: patch(base, { start, end }, [splice]), theirs, range: { start: from, end: from + theirs.length } };
}

function patch(base: string, range: Range, splices: readonly Splice[]): string {
  let at = range.start;
  let text = '';
  for (const splice of splices) {
    text += base.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return text + base.slice(at, range.end);
}
