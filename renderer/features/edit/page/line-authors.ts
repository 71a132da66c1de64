import { diffLines } from '../../../../shared/diff/text-lines.ts';
import type { Blame } from '../../../../shared/model/history.ts';
import { fieldId, type FieldRow } from '../../../../shared/forms/index.ts';
import { timeAgo, wholeTime } from '../../../ui/format-time.ts';
import type { LineAuthor } from '../editor/author-gutter.ts';

/** For each line of a text the place in `blame.commits` of who last changed it; -1 where the draft did, or nobody is known. */
export function commitsOfLines(blame: Blame, baseText: string, text: string): number[] {
  const ofBase: number[] = [];
  for (const { line, count, commit } of blame.ranges) for (let at = 0; at < count; at += 1) ofBase[line + at] = commit;
  const { newLines, changes } = diffLines(baseText, text);
  const commits = newLines.map(() => -1);
  let shift = 0;
  let next = 0;
  for (let line = 0; line < commits.length; line += 1) {
    const change = changes[next];
    if (change !== undefined && line >= change.newEnd) {
      shift = change.oldEnd - change.newEnd;
      next += 1;
      line -= 1;
    } else if (change === undefined || line < change.newStart) commits[line] = ofBase[line + shift] ?? -1;
  }
  return commits;
}

/** What the margin says beside each line; only the first line of a block of one commit has words. */
export function lineAuthors(blame: Blame, { baseText, text, nowMs }: { readonly baseText: string; readonly text: string; readonly nowMs: number }): (LineAuthor | null)[] {
  let before = -1;
  const known = new Map<number, LineAuthor>();
  return commitsOfLines(blame, baseText, text).map((place) => {
    const commit = blame.commits[place];
    const isFirst = place !== before;
    before = place;
    if (commit === undefined) return null;
    const { author, authoredAtMs, subject, oid } = commit;
    const told = known.get(place) ?? { words: `${author.name}, ${timeAgo(authoredAtMs, nowMs)}`, title: `${subject}\n${author.name}, ${wholeTime(authoredAtMs)}`, oid };
    known.set(place, told);
    return isFirst ? told : { ...told, words: '' };
  });
}

/** Who gave each field its value, in words, by the field's id. */
export function fieldAuthors(blame: Blame): ReadonlyMap<FieldRow['id'], string> {
  const nowMs = Date.now();
  return new Map(blame.fields.flatMap(({ document, field, commit }) => {
    const found = blame.commits[commit];
    return found === undefined ? [] : [[fieldId({ document, path: field }), `${found.author.name}, ${timeAgo(found.authoredAtMs, nowMs)}: ${found.subject}`] as const];
  }));
}
