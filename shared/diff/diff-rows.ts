import { type LineChange, type TextDiff, withoutEnd } from './text-lines.ts';
import { type Mark, wordMarks } from './word-marks.ts';

/** One line of a diff as it is shown; line numbers count from 1. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly oldNumber: number | null;
  readonly newNumber: number | null;
  readonly text: string;
  /** The words that differ from the line it is paired with. */
  readonly marks: readonly Mark[];
  /** Set where a line's end differs from plain `\n`: `CRLF`, or `none` for a last line without one. */
  readonly end: 'CRLF' | 'none' | null;
}

/** A stretch of equal lines that is folded away. */
export interface DiffGap {
  readonly kind: 'gap';
  readonly index: number;
  readonly hidden: number;
}

/** A line or a fold of a diff. */
export type DiffRow = DiffLine | DiffGap;

/** How much is shown: lines of context around each change, and for each gap (by index) how many lines more on both sides. */
export interface DiffView {
  readonly context: number;
  readonly opened: ReadonlyMap<number, number>;
}

/** The rows of a diff with its equal stretches folded to context. */
export function diffRows(diff: TextDiff, view: DiffView): DiffRow[] {
  if (diff.changes.length === 0) return [];
  const rows: DiffRow[] = [];
  let oldAt = 0;
  let newAt = 0;
  diff.changes.forEach((change, index) => {
    addSame(rows, { diff, view, index, oldAt, newAt, count: change.oldStart - oldAt, last: false });
    addChange(rows, diff, change);
    oldAt = change.oldEnd;
    newAt = change.newEnd;
  });
  addSame(rows, { diff, view, index: diff.changes.length, oldAt, newAt, count: diff.oldLines.length - oldAt, last: true });
  return rows;
}

interface Stretch {
  readonly diff: TextDiff;
  readonly view: DiffView;
  readonly index: number;
  readonly oldAt: number;
  readonly newAt: number;
  readonly count: number;
  readonly last: boolean;
}

function addSame(rows: DiffRow[], stretch: Stretch): void {
  const shown = stretch.view.context + (stretch.view.opened.get(stretch.index) ?? 0);
  const top = stretch.index === 0 ? 0 : shown;
  const bottom = stretch.last ? 0 : shown;
  const hidden = stretch.count - top - bottom;
  for (let at = 0; at < stretch.count; at += 1) {
    // A fold of one line would take as much room as the line itself.
    if (hidden > 1 && at === top) rows.push({ kind: 'gap', index: stretch.index, hidden });
    if (hidden > 1 && at >= top && at < top + hidden) continue;
    rows.push(line(stretch.diff, { kind: 'same', oldIndex: stretch.oldAt + at, newIndex: stretch.newAt + at, marks: [] }));
  }
}

function addChange(rows: DiffRow[], diff: TextDiff, change: LineChange): void {
  const removed = change.oldEnd - change.oldStart;
  const added = change.newEnd - change.newStart;
  const paired = removed === added && removed <= 200;
  const marks = Array.from({ length: paired ? removed : 0 }, (_, at) => wordMarks(withoutEnd(diff.oldLines[change.oldStart + at] ?? ''), withoutEnd(diff.newLines[change.newStart + at] ?? '')));
  for (let at = 0; at < removed; at += 1) rows.push(line(diff, { kind: 'removed', oldIndex: change.oldStart + at, newIndex: null, marks: marks[at]?.before ?? [] }));
  for (let at = 0; at < added; at += 1) rows.push(line(diff, { kind: 'added', oldIndex: null, newIndex: change.newStart + at, marks: marks[at]?.after ?? [] }));
}

interface LineParts {
  readonly kind: DiffLine['kind'];
  readonly oldIndex: number | null;
  readonly newIndex: number | null;
  readonly marks: readonly Mark[];
}

function line(diff: TextDiff, parts: LineParts): DiffLine {
  const source = (parts.newIndex === null ? diff.oldLines[parts.oldIndex ?? 0] : diff.newLines[parts.newIndex]) ?? '';
  return {
    kind: parts.kind, marks: parts.marks, text: withoutEnd(source),
    oldNumber: parts.oldIndex === null ? null : parts.oldIndex + 1,
    newNumber: parts.newIndex === null ? null : parts.newIndex + 1,
    end: source.endsWith('\r\n') ? 'CRLF' : source.endsWith('\n') ? null : 'none',
  };
}
