import { diffArrays } from 'diff';

/** A run of lines of the old text that became a run of lines of the new one; half-open, counted from 0. */
export interface LineChange {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Two texts as lines (each with its line end), and where they differ. */
export interface TextDiff {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  readonly changes: readonly LineChange[];
}

/** Above this many changed lines the middle counts as replaced as a whole, so that a rewrite of a large file does not hold up the window. */
const mostEdits = 4000;

/** Compares two texts line by line; a null text is a file that is not there. Lines that differ only in their ends differ. */
export function diffLines(before: string | null, after: string | null): TextDiff {
  const oldLines = splitLines(before ?? '');
  const newLines = splitLines(after ?? '');
  let head = 0;
  while (head < oldLines.length && head < newLines.length && oldLines[head] === newLines[head]) head += 1;
  let tail = 0;
  const room = Math.min(oldLines.length, newLines.length) - head;
  while (tail < room && oldLines[oldLines.length - 1 - tail] === newLines[newLines.length - 1 - tail]) tail += 1;
  const middle = { oldStart: head, oldEnd: oldLines.length - tail, newStart: head, newEnd: newLines.length - tail };
  return { oldLines, newLines, changes: changesWithin(oldLines, newLines, middle) };
}

/** A line without its end. */
export function withoutEnd(line: string): string {
  return line.replace(/\r?\n$/, '');
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function changesWithin(oldLines: readonly string[], newLines: readonly string[], middle: LineChange): LineChange[] {
  const old = oldLines.slice(middle.oldStart, middle.oldEnd);
  const young = newLines.slice(middle.newStart, middle.newEnd);
  if (old.length === 0 && young.length === 0) return [];
  if (old.length === 0 || young.length === 0) return [middle];
  const parts = diffArrays(old, young, { maxEditLength: mostEdits, timeout: 400 });
  return parts === undefined ? [middle] : collect(parts, middle);
}

function collect(parts: readonly { readonly count?: number; readonly added?: boolean; readonly removed?: boolean; readonly value: readonly string[] }[], middle: LineChange): LineChange[] {
  const changes: LineChange[] = [];
  let oldAt = middle.oldStart;
  let newAt = middle.newStart;
  let open: { -readonly [Key in keyof LineChange]: LineChange[Key] } | null = null;
  for (const part of parts) {
    const count = part.value.length;
    if (part.added !== true && part.removed !== true) {
      if (open !== null) changes.push(open);
      open = null;
      oldAt += count;
      newAt += count;
      continue;
    }
    open ??= { oldStart: oldAt, oldEnd: oldAt, newStart: newAt, newEnd: newAt };
    if (part.removed === true) oldAt += count;
    else newAt += count;
    open.oldEnd = oldAt;
    open.newEnd = newAt;
  }
  if (open !== null) changes.push(open);
  return changes;
}
