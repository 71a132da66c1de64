import { applySplices, composeSplices } from '../splices.ts';
import type { Splice } from '../types.ts';
import type { SourceComment } from './ast.ts';
import { type FmtLine, fmtLineStart, readFmtLine, textWidth } from './fmt-line.ts';

/** A text and its heredocs and long comments, in order. */
export interface Spanned {
  readonly text: string;
  readonly spans: readonly SourceComment[];
}

/**
 * Splices that do what `splices` do and keep `=` and trailing comments in the columns that `terraform fmt` gives, in the
 * runs of lines that were touched; where such a run was not in those columns before, its other lines stay as they are.
 */
export function keepAligned(before: Spanned, splices: readonly Splice[]): readonly Splice[] {
  if (splices.length === 0 || movesNothing(before, splices)) return splices;
  const old = touchedRuns(before, splices.map(({ start, end }) => ({ start, end })));
  const after = { text: applySplices(before.text, splices), spans: shiftSpans(before.spans, splices) };
  const now = touchedRuns(after, newPlaces(splices));
  const moves = new Map<number, Splice>();
  const clean = old.assigns.every((run) => alignAssigns(before.text, [run], new Map()).size === 0);
  const grown = clean ? alignAssigns(after.text, now.assigns, moves) : new Map<number, number>();
  const tidy = old.comments.every((run) => alignComments(before.text, { run, grown: new Map() }, new Map()) === 0);
  if (tidy) for (const run of now.comments) alignComments(after.text, { run, grown }, moves);
  return composeSplices(splices, [...moves.values()].sort((one, other) => one.start - other.start));
}

/** True for one value put in another's place on one line without a comment: columns cannot change, however long the run is. */
function movesNothing({ text, spans }: Spanned, splices: readonly Splice[]): boolean {
  const [splice, other] = splices;
  if (splice === undefined || other !== undefined || splice.text === '' || splice.text.includes('\n') || text.slice(splice.start, splice.end).includes('\n')) return false;
  const line = readFmtLine(text, spans, fmtLineStart(text, spans, splice.start));
  if (line.assign < 0 || line.comment >= 0 || splice.start <= line.assign || splice.end !== line.contentEnd) return false;
  return !/[{}()[\]#/]/.test(splice.text) || splice.text.startsWith('"');
}

interface Runs {
  readonly assigns: readonly (readonly FmtLine[])[];
  readonly comments: readonly (readonly FmtLine[])[];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function newPlaces(splices: readonly Splice[]): Place[] {
  let delta = 0;
  return splices.map((splice) => {
    const start = splice.start + delta;
    delta += splice.text.length - (splice.end - splice.start);
    return { start, end: start + splice.text.length };
  });
}

/** The runs of lines with an aligned `=` that hold a touched line or border on one, and the runs of commented lines that hold any of these. */
function touchedRuns(source: Spanned, places: readonly Place[]): Runs {
  const found: { assigns: (readonly FmtLine[])[]; comments: (readonly FmtLine[])[] } = { assigns: [], comments: [] };
  const assigned = new Set<number>();
  const commented = new Set<number>();
  const gather = (line: FmtLine, belongs: (line: FmtLine) => boolean, seen: Set<number>): readonly FmtLine[] => {
    if (seen.has(line.start)) return [];
    const run = runAround(source, line, belongs);
    for (const member of run) seen.add(member.start);
    return run;
  };
  for (const place of places) {
    const touched = linesAround(source, place);
    for (const line of touched.slice()) {
      if (line.single >= 0) found.assigns.push([line]);
      const run = line.assign < 0 ? [] : gather(line, (candidate) => candidate.assign >= 0, assigned);
      if (run.length > 0) found.assigns.push(run);
      for (const member of run) touched.push(member);
    }
    for (const line of touched) {
      const run = line.comment < 0 ? [] : gather(line, (candidate) => candidate.comment >= 0, commented);
      if (run.length > 0) found.comments.push(run);
    }
  }
  return found;
}

function linesAround({ text, spans }: Spanned, place: Place): FmtLine[] {
  const lines: FmtLine[] = [];
  let start = fmtLineStart(text, spans, place.start);
  if (start > 0) start = fmtLineStart(text, spans, start - 1);
  while (start < text.length) {
    const line = readFmtLine(text, spans, start);
    lines.push(line);
    if (line.start > place.end || line.next <= start) break;
    start = line.next;
  }
  return lines;
}

function runAround({ text, spans }: Spanned, seed: FmtLine, belongs: (line: FmtLine) => boolean): FmtLine[] {
  const run = [seed];
  for (let start = seed.start; start > 0; ) {
    const line = readFmtLine(text, spans, fmtLineStart(text, spans, start - 1));
    if (!belongs(line) || line.start >= start) break;
    run.push(line);
    start = line.start;
  }
  run.reverse();
  for (let start = seed.next; start < text.length; ) {
    const line = readFmtLine(text, spans, start);
    if (!belongs(line)) break;
    run.push(line);
    start = line.next;
  }
  return run;
}

/** Adds the splices that align these runs; gives how much wider each line becomes that was not so already, by its start. */
function alignAssigns(text: string, runs: Runs['assigns'], moves: Map<number, Splice>): Map<number, number> {
  const grown = new Map<number, number>();
  for (const run of runs) {
    const widths = run.map((line) => textWidth(text.slice(line.start, line.leadEnd)));
    const most = greatest(widths);
    for (const [index, line] of run.entries()) {
      const current = text.slice(line.leadEnd, signOf(line));
      const gap = ' '.repeat(most - (widths[index] ?? 0) + 1);
      if (gap === current) continue;
      moves.set(line.leadEnd, { start: line.leadEnd, end: signOf(line), text: gap });
      grown.set(line.start, gap.length - current.length);
    }
  }
  return grown;
}

function signOf(line: FmtLine): number {
  return line.assign >= 0 ? line.assign : line.single;
}

/** A loop, since a run may have more lines than a call can have arguments. */
function greatest(widths: readonly number[]): number {
  let most = 0;
  for (const width of widths) most = Math.max(most, width);
  return most;
}

interface CommentRun {
  readonly run: readonly FmtLine[];
  readonly grown: ReadonlyMap<number, number>;
}

/** Adds the splices that align the comments of a run; gives how many lines were not so already. */
function alignComments(text: string, { run, grown }: CommentRun, moves: Map<number, Splice>): number {
  const columns = run.map((line) => textWidth(text.slice(line.start, line.contentEnd)) + (grown.get(line.start) ?? 0));
  const most = greatest(columns);
  let moved = 0;
  for (const [index, line] of run.entries()) {
    const gap = ' '.repeat(most - (columns[index] ?? 0) + 1);
    if (gap === text.slice(line.contentEnd, line.comment)) continue;
    moves.set(line.contentEnd, { start: line.contentEnd, end: line.comment, text: gap });
    moved += 1;
  }
  return moved;
}

function shiftSpans(spans: readonly SourceComment[], splices: readonly Splice[]): SourceComment[] {
  const shifted: SourceComment[] = [];
  let next = 0;
  let delta = 0;
  for (const span of spans) {
    for (let splice = splices[next]; splice !== undefined && splice.end <= span.start; splice = splices[next]) {
      delta += splice.text.length - (splice.end - splice.start);
      next += 1;
    }
    const over = splices[next];
    const inner = over !== undefined && over.start < span.end ? splices.slice(next).filter((splice) => splice.end <= span.end) : [];
    if (over !== undefined && over.start < span.start + 1 && over.end > span.start) continue;
    const grown = inner.reduce((sum, splice) => sum + splice.text.length - (splice.end - splice.start), 0);
    shifted.push({ start: span.start + delta, end: span.end + delta + grown });
  }
  for (const [index, place] of newPlaces(splices).entries()) {
    for (const span of spansOf(splices[index]?.text ?? '')) shifted.push({ start: place.start + span.start, end: place.start + span.end });
  }
  return shifted.sort((one, other) => one.start - other.start);
}

/** The heredocs and long comments of a text that is put in. */
function spansOf(text: string): SourceComment[] {
  if (!text.includes('\n')) return [];
  return [...text.matchAll(/<<-?([\w-]+)\r?\n(?:.*\n)*?[ \t]*\1(?=\s*(?:\n|$))|\/\*[^]*?\*\//g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
