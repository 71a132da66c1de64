import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffRows } from '../../../shared/diff/diff-rows.ts';
import { sideBySide } from '../../../shared/diff/side-by-side.ts';
import { diffLines } from '../../../shared/diff/text-lines.ts';
import { wordMarks } from '../../../shared/diff/word-marks.ts';

const closed = { context: 2, opened: new Map<number, number>() };
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at}\n`).join('');

function shape(before: string | null, after: string | null): string[] {
  return diffRows(diffLines(before, after), closed).map((row) => (row.kind === 'gap' ? `… ${row.hidden}` : `${{ same: ' ', removed: '-', added: '+' }[row.kind]}${row.text}`));
}

test('one changed line shows with its context, the rest folded', () => {
  const before = lines(20);
  expect(shape(before, before.replace('line 10\n', 'line ten\n'))).toEqual(['… 8', ' line 8', ' line 9', '-line 10', '+line ten', ' line 11', ' line 12', '… 7']);
});

test('opening a gap shows more lines on both sides of it', () => {
  const before = lines(20);
  const rows = diffRows(diffLines(before, before.replace('line 10\n', 'x\n')), { context: 2, opened: new Map([[0, 20]]) });
  expect(rows[0]).toMatchObject({ kind: 'same', text: 'line 0', oldNumber: 1 });
});

test('equal texts have no rows; a new file is all added', () => {
  expect(shape('a\n', 'a\n')).toEqual([]);
  expect(shape(null, 'a\nb\n')).toEqual(['+a', '+b']);
});

test('a line whose end alone changed is shown, and says how it ends', () => {
  const rows = diffRows(diffLines('a\r\nb', 'a\nb\n'), closed);
  expect(rows.map((row) => (row.kind === 'gap' ? null : row.end))).toEqual(['CRLF', 'none', null, null]);
});

test('words that differ are marked, unless the lines have nothing in common', () => {
  expect(wordMarks('replicas: 3', 'replicas: 5')).toEqual({ before: [{ start: 10, end: 11 }], after: [{ start: 10, end: 11 }] });
  expect(wordMarks('alpha beta', 'something else')).toEqual({ before: [], after: [] });
});

test('side by side pairs removed with added lines', () => {
  const rows = sideBySide(diffRows(diffLines('a\nb\nc\n', 'a\nB\nB2\nc\n'), closed));
  expect(rows.map((row) => (row.kind === 'gap' ? null : [row.left?.text ?? null, row.right?.text ?? null]))).toEqual([['a', 'a'], ['b', 'B'], [null, 'B2'], ['c', 'c']]);
});

test('the new text can be read back from old text and changes, whatever the texts are', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd'), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, text, (before, after) => {
    const diff = diffLines(before, after);
    let at = 0;
    let built = '';
    for (const change of diff.changes) {
      built += diff.oldLines.slice(at, change.oldStart).join('') + diff.newLines.slice(change.newStart, change.newEnd).join('');
      at = change.oldEnd;
    }
    expect(built + diff.oldLines.slice(at).join('')).toBe(after);
  }));
});

test('as many lines are removed and added as git says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  try {
    const before = lines(200);
    const after = before.replace('line 7\n', '').replace('line 90\n', 'x\ny\n').replace('line 199\n', 'end');
    writeFileSync(join(folder, 'a'), before);
    writeFileSync(join(folder, 'b'), after);
    let stat = '';
    try {
      execFileSync('git', ['diff', '--no-index', '--numstat', 'a', 'b'], { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      stat = String((error as { stdout?: string }).stdout);
    }
    const rows = diffRows(diffLines(before, after), closed);
    const count = (kind: string): number => rows.filter((row) => row.kind === kind).length;
    expect(stat.split('\t').slice(0, 2).map(Number)).toEqual([count('added'), count('removed')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
