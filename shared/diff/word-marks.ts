import { diffWordsWithSpace } from 'diff';

/** A stretch of a line, half-open, in UTF-16 code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

const longestLine = 2000;

/** Where two versions of a line differ, word by word; nothing when they have too little in common to be worth comparing. */
export function wordMarks(before: string, after: string): { readonly before: readonly Mark[]; readonly after: readonly Mark[] } {
  const none = { before: [], after: [] };
  if (before.length > longestLine || after.length > longestLine) return none;
  const old: Mark[] = [];
  const young: Mark[] = [];
  let oldAt = 0;
  let newAt = 0;
  let same = 0;
  for (const part of diffWordsWithSpace(before, after)) {
    const length = part.value.length;
    if (part.added) young.push({ start: newAt, end: newAt += length });
    else if (part.removed) old.push({ start: oldAt, end: oldAt += length });
    else {
      oldAt += length;
      newAt += length;
      same += part.value.trim().length;
    }
  }
  const size = Math.max(before.trim().length, after.trim().length);
  return size > 0 && same / size < 0.2 ? none : { before: old, after: young };
}
