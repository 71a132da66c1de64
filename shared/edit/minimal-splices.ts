import { diffLists, type Hunk, splitLines } from './line-diff.ts';
import type { Splice } from './types.ts';

/** Small splices (changed tokens of changed lines) that turn one text into the other; for text that was typed. */
export function minimalSplices(before: string, after: string): readonly Splice[] {
  if (before === after) return [];
  const [lines, newLines] = [splitLines(before), splitLines(after)];
  const starts = offsets(lines);
  const newStarts = offsets(newLines);
  return diffLists(lines, newLines).flatMap((hunk) => {
    const [start, end] = [starts[hunk.start] ?? before.length, starts[hunk.end] ?? before.length];
    const text = after.slice(newStarts[hunk.afterStart] ?? after.length, newStarts[hunk.afterEnd] ?? after.length);
    return withinHunk(start, before.slice(start, end), text);
  });
}

function withinHunk(at: number, before: string, after: string): readonly Splice[] {
  if (before === '' || after === '' || before.length + after.length > 20_000) return [{ start: at, end: at + before.length, text: after }];
  const [tokens, newTokens] = [splitTokens(before), splitTokens(after)];
  const starts = offsets(tokens);
  return diffLists(tokens, newTokens).map((hunk: Hunk) => ({
    start: at + (starts[hunk.start] ?? before.length), end: at + (starts[hunk.end] ?? before.length),
    text: newTokens.slice(hunk.afterStart, hunk.afterEnd).join(''),
  }));
}

function splitTokens(text: string): readonly string[] {
  return text.match(/\r?\n|[\p{L}\p{N}_]+|[ \t]+|[\s\S]/gu) ?? [];
}

/** Where each part begins, and where the last one ends. */
function offsets(parts: readonly string[]): readonly number[] {
  let at = 0;
  const starts = parts.map((part) => {
    const start = at;
    at += part.length;
    return start;
  });
  return [...starts, at];
}
