import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Blame, HistoryCommit } from '../../../shared/model/history.ts';
import { commitsOfLines, fieldAuthors, lineAuthors } from '../../../renderer/features/edit/page/line-authors.ts';
import { localInputTime } from '../../../renderer/features/history/local-input-time.ts';
import { stretchFor, stretchName } from '../../../renderer/features/history/stretch.ts';

const commit = (name: string): HistoryCommit => ({
  oid: name.padEnd(40, '0'), parents: [], subject: `by ${name}`, author: { name, email: '' }, authoredAtMs: 0, committer: name, committedAtMs: 0, signed: false,
});
const blame: Blame = {
  commits: [commit('ann'), commit('ben')], complete: true,
  ranges: [{ line: 0, count: 2, commit: 0 }, { line: 2, count: 1, commit: 1 }, { line: 3, count: 1, commit: 0 }],
  fields: [{ document: 0, field: ['a'], commit: 1 }, { document: 0, field: ['b'], commit: -1 }],
};

test('gives each line of a draft the commit of the line that it was, and none to those that the draft changed', () => {
  expect(commitsOfLines(blame, '1\n2\n3\n4\n', '1\n2\n3\n4\n')).toEqual([0, 0, 1, 0]);
  expect(commitsOfLines(blame, '1\n2\n3\n4\n', 'new\n1\n2\nchanged\n4\n')).toEqual([-1, 0, 0, -1, 0]);
  expect(commitsOfLines(blame, '1\n2\n3\n4\n', '3\n4\n')).toEqual([1, 0]);
  expect(commitsOfLines(blame, '1\n2\n3\n4\n', '')).toEqual([]);
});

test('gives a line that is the same in both texts the commit of a line with the same words, whatever was changed around it', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(fc.property(texts, texts, (before, after) => {
    const each: Blame = { ...blame, ranges: before.map((_, line) => ({ line, count: 1, commit: line })) };
    const found = commitsOfLines(each, before.map((line) => `${line}\n`).join(''), after.map((line) => `${line}\n`).join(''));
    expect(found).toHaveLength(after.length);
    for (const [line, place] of found.entries()) if (place >= 0) expect(before[place]).toBe(after[line]);
    const kept = found.filter((place) => place >= 0);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  }));
});

test('names the author once at the top of each block of lines', () => {
  const words = lineAuthors(blame, { baseText: '1\n2\n3\n4\n', text: '1\n2\n3\n4\n', nowMs: 60_000 * 5 }).map((each) => each?.words);
  expect(words).toEqual(['ann, 5 min ago', '', 'ben, 5 min ago', 'ann, 5 min ago']);
});

test('says of a field who gave it its value, and nothing where the index does not reach', () => {
  const authors = fieldAuthors(blame);
  expect(authors.get('0:["a"]')).toContain('ben, ');
  expect(authors.has('0:["b"]')).toBe(false);
});

test('writes a moment as the input for a date and time reads it', () => {
  const now = new Date(2026, 2, 3, 14, 5).getTime();
  expect(localInputTime(now)).toBe('2026-03-03T14:05');
  expect(new Date(localInputTime(now)).getTime()).toBe(now);
});

test('chooses bars of days for a young history and of months for an old one', () => {
  expect([1, 3, 4, 24, 25, 200].map(stretchFor)).toEqual(['day', 'day', 'week', 'week', 'month', 'month']);
  expect(stretchName(Date.UTC(2026, 2, 2), 'week')).toBe('week of 2 Mar 2026');
  expect(stretchName(Date.UTC(2026, 2, 1), 'month')).toBe('Mar 2026');
});
