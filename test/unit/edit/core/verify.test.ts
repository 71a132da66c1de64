import { expect, test } from 'vitest';
import type { Adapter } from '../../../../shared/edit/adapter.ts';
import { verifyEdit } from '../../../../shared/edit/verify-edit.ts';
import { editDocument, type Operation, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { yamlAdapter } from '../../../../shared/edit/yaml/yaml-adapter.ts';
import { edited } from '../core/edited.ts';

/** What the verifier says of a result that some planner might have made. */
function verdict(before: string, after: string, operation: Operation): boolean {
  const [old, now] = [before, after].map((text) => yamlAdapter.parse(text, 'a.yaml').roots);
  const adapter: Adapter = yamlAdapter;
  return verifyEdit({ adapter, before: old ?? [], after: now ?? [], operation }).ok;
}

const set: Operation = { op: 'set', path: ['a', 'b'], value: 2 };

test.each([
  ['the edit', 'a:\n  b: 2\nc: 1\n', true],
  ['another value', 'a:\n  b: 3\nc: 1\n', false],
  ['the value as a string', 'a:\n  b: "2"\nc: 1\n', false],
  ['a neighbour changed', 'a:\n  b: 2\nc: 2\n', false],
  ['a neighbour retyped', 'a:\n  b: 2\nc: "1"\n', false],
  ['a neighbour renamed', 'a:\n  b: 2\nd: 1\n', false],
  ['a neighbour gone', 'a:\n  b: 2\n', false],
  ['an entry more', 'a:\n  b: 2\nc: 1\nd: 1\n', false],
  ['the order changed', 'c: 1\na:\n  b: 2\n', false],
  ['a tag more', 'a:\n  b: !x 2\nc: 1\n', false],
  ['an anchor more', 'a: &x\n  b: 2\nc: 1\n', false],
  ['another document', 'a:\n  b: 2\nc: 1\n---\n', false],
  ['another layout of the same', 'a: {b: 2}\n"c": 1\n', true],
])('accepts a set only where the new text is the old one plus the edit: %s', (_, after, ok) => {
  expect(verdict('a:\n  b: 1\nc: 1\n', after, set)).toBe(ok);
});

test.each<readonly [string, string, string, Operation, boolean]>([
  ['an insertion', 'a: 1\n', 'a: 1\nb: [1, x]\n', { op: 'insert', path: [], key: 'b', value: [1, 'x'] }, true],
  ['an insertion at the wrong index', 'a: 1\n', 'a: 1\nb: 2\n', { op: 'insert', path: [], key: 'b', value: 2, index: 0 }, false],
  ['an insertion of something else', 'a: 1\n', 'a: 1\nb: 3\n', { op: 'insert', path: [], key: 'b', value: 2 }, false],
  ['a deletion of the wrong one', 'a: 1\nb: 2\n', 'a: 1\n', { op: 'delete', path: ['a'] }, false],
  ['a move', '- a\n- b\n- c\n', '- b\n- c\n- a\n', { op: 'move-item', path: [0], index: 2 }, true],
  ['a move too far', '- a\n- b\n- c\n', '- b\n- c\n- a\n', { op: 'move-item', path: [0], index: 1 }, false],
  ['a rename that changes the value', 'a: 1\n', 'b: 2\n', { op: 'rename', path: ['a'], key: 'b' }, false],
  ['a comment that changes a value', 'a: 1\n', 'a: 2 # x\n', { op: 'comment', path: ['a'], text: 'x', place: 'after' }, false],
  ['a document more', 'a: 1\n', 'a: 1\n---\nb: 2\n', { op: 'add-document', value: { b: 2 } }, true],
  ['a document more and one changed', 'a: 1\n', 'a: 2\n---\nb: 2\n', { op: 'add-document', value: { b: 2 } }, false],
  ['a number whose source changed', 'a: 1\nb: 1.0\n', 'a: 2\nb: 1.00\n', { op: 'set', path: ['a'], value: 2 }, false],
])('judges %s', (...[, before, after, operation, ok]) => {
  expect(verdict(before, after, operation)).toBe(ok);
});

test('a batch is made whole or not at all, each operation on what the one before left', () => {
  expect(edited('a: 1\n', [{ op: 'insert', path: [], key: 'b', value: { c: 1 } }, { op: 'set', path: ['b', 'c'], value: 2 }, { op: 'rename', path: ['a'], key: 'z' }])).toBe('z: 1\nb:\n  c: 2\n');
  expect(edited('a: 1\n', [{ op: 'set', path: ['a'], value: 2 }, { op: 'set', path: ['b'], value: 2 }])).toBe('refused NOT_FOUND');
  expect(edited('a: 1\n', [])).toBe('a: 1\n');
});

test('answers the document that an edit makes', () => {
  const done = editDocument(readDocument('a.yaml', 'a: 1\nb: 2\n'), [{ op: 'set', path: ['a'], value: 'x' }]);
  if (!done.ok) throw new Error(done.error.message);
  expect(done.value.document).toEqual(readDocument('a.yaml', 'a: x\nb: 2\n'));
  expect(planEdits(done.value.document, [{ op: 'delete', path: ['b'] }])).toMatchObject({ ok: true, value: { text: 'a: x\n' } });
});

test('setting what is there already changes nothing', () => {
  expect(planEdits(readDocument('a.yaml', 'a: 1\n'), [{ op: 'set', path: ['a'], value: 1 }])).toMatchObject({ ok: true, value: { splices: [], text: 'a: 1\n' } });
});
