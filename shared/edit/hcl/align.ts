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
  if (splices.length === 0) return splices;
  const old = touchedRuns(before, splices.map(({ start, end }) => ({ start, end })));
  const after = { text: applySplices(before.text, splices), spans: shiftSpans(before.spans, splices) };
  const now = touchedRuns(after, newPlaces(splices));
  const moves = new Map<number, Splice>();
  const clean = old.assigns.every((run) => run.every((line) => gapOf(before.text, line) === wantedGaps(before.text, run).get(line)));
  const widths = clean ? alignAssigns(after.text, now.assigns, moves) : new Map<FmtLine, number>();
  const tidy = old.comments.every((run) => isTidy(before.text, run));
  if (tidy) for (const run of now.comments) alignComments(after.text, { run, widths }, moves);
  return composeSplices(splices, [...moves.values()].sort((one, other) => one.start - other.start));
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
  const assigns = new Map<number, readonly FmtLine[]>();
  const comments = new Map<number, readonly FmtLine[]>();
  for (const place of places) {
    const seeds = linesAround(source, place);
    const touched = new Map(seeds.map((line) => [line.start, line]));
    for (const line of seeds) {
      if (line.single >= 0) assigns.set(line.start, [line]);
      if (line.assign < 0) continue;
      const run = runAround(source, line, (candidate) => candidate.assign >= 0);
      assigns.set(run[0]?.start ?? 0, run);
      for (const other of run) touched.set(other.start, other);
    }
    for (const line of touched.values()) {
      if (line.comment < 0 || [...comments.values()].some((run) => run.some((other) => other.start === line.start))) continue;
      const run = runAround(source, line, (candidate) => candidate.comment >= 0);
      comments.set(run[0]?.start ?? 0, run);
    }
  }
  return { assigns: [...assigns.values()], comments: [...comments.values()] };
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

function gapOf(text: string, line: FmtLine): string {
  return text.slice(line.leadEnd, signOf(line));
}

function signOf(line: FmtLine): number {
  return line.assign >= 0 ? line.assign : line.single;
}

function wantedGaps(text: string, run: readonly FmtLine[]): Map<FmtLine, string> {
  const widths = run.map((line) => textWidth(text.slice(line.start, line.leadEnd)));
  const most = Math.max(...widths);
  return new Map(run.map((line, index) => [line, ' '.repeat(most - (widths[index] ?? 0) + 1)]));
}

/** Adds the splices that align these runs; gives how much wider each line becomes. */
function alignAssigns(text: string, runs: Runs['assigns'], moves: Map<number, Splice>): Map<FmtLine, number> {
  const grown = new Map<FmtLine, number>();
  for (const run of runs) {
    for (const [line, gap] of wantedGaps(text, run)) {
      const current = gapOf(text, line);
      if (gap === current) continue;
      moves.set(line.leadEnd, { start: line.leadEnd, end: signOf(line), text: gap });
      grown.set(line, gap.length - current.length);
    }
  }
  return grown;
}

interface CommentRun {
  readonly run: readonly FmtLine[];
  readonly widths: ReadonlyMap<FmtLine, number>;
}

function isTidy(text: string, run: readonly FmtLine[]): boolean {
  const moves = new Map<number, Splice>();
  alignComments(text, { run, widths: new Map() }, moves);
  return moves.size === 0;
}

function alignComments(text: string, { run, widths }: CommentRun, moves: Map<number, Splice>): void {
  const grown = new Map([...widths].map(([line, by]) => [line.start, by]));
  const columns = run.map((line) => textWidth(text.slice(line.start, line.contentEnd)) + (grown.get(line.start) ?? 0));
  const most = Math.max(...columns);
  for (const [index, line] of run.entries()) {
    const gap = ' '.repeat(most - (columns[index] ?? 0) + 1);
    if (gap !== text.slice(line.contentEnd, line.comment)) moves.set(line.contentEnd, { start: line.contentEnd, end: line.comment, text: gap });
  }
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
