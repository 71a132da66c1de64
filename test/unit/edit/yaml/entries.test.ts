import { expect, test } from 'vitest';
import type { Operation } from '../../../../shared/edit/index.ts';
import { edited } from '../core/edited.ts';

type Case = readonly [name: string, before: string, operation: Operation, after: string];

const inserts: readonly Case[] = [
  ['at the end', 'a: 1\nb: 2\n', { op: 'insert', path: [], key: 'c', value: 3 }, 'a: 1\nb: 2\nc: 3\n'],
  ['at an index', 'a: 1\nb: 2\n', { op: 'insert', path: [], key: 'c', value: 3, index: 1 }, 'a: 1\nc: 3\nb: 2\n'],
  ['before the first', 'a: 1\n', { op: 'insert', path: [], key: 'c', value: 3, index: 0 }, 'c: 3\na: 1\n'],
  ['after a trailing comment', 'a: 1 # c\n', { op: 'insert', path: [], key: 'c', value: 3 }, 'a: 1 # c\nc: 3\n'],
  ['without a final line break', 'a: 1', { op: 'insert', path: [], key: 'c', value: 3 }, 'a: 1\nc: 3'],
  ['with CRLF', 'a: 1\r\nb: 2\r\n', { op: 'insert', path: [], key: 'c', value: { d: 1 } }, 'a: 1\r\nb: 2\r\nc:\r\n  d: 1\r\n'],
  ['after a byte order mark', '\uFEFFa: 1\n', { op: 'insert', path: [], key: 'c', value: 3, index: 0 }, '\uFEFFc: 3\na: 1\n'],
  ['in the indent of the file', 'a:\n    b: 1\n', { op: 'insert', path: ['a'], key: 'c', value: { d: [1] } }, 'a:\n    b: 1\n    c:\n        d:\n        - 1\n'],
  ['with lists as the file indents them', 'x:\n  - 1\na: 1\n', { op: 'insert', path: [], key: 'c', value: [1, { d: 1, e: 2 }] }, 'x:\n  - 1\na: 1\nc:\n  - 1\n  - d: 1\n    e: 2\n'],
  ['under an empty value', 'a: # c\nb: 1\n', { op: 'insert', path: ['a'], key: 'c', value: 3 }, 'a: # c\n  c: 3\nb: 1\n'],
  ['in an empty item', '-\n- 1\n', { op: 'insert', path: [0], key: 'c', value: 3 }, '- c: 3\n- 1\n'],
  ['in a first item', '- a: 1\n  b: 2\n', { op: 'insert', path: [0], key: 'c', value: 3, index: 0 }, '- c: 3\n  a: 1\n  b: 2\n'],
  ['after a block of text', 'a: |\n  x\n\nb: 1\n', { op: 'insert', path: [], key: 'c', value: 3, index: 1 }, 'a: |\n  x\n\nc: 3\n\nb: 1\n'],
  ['after kept blank lines', 'a: |+\n  x\n\nb: 1\n', { op: 'insert', path: [], key: 'c', value: 3, index: 1 }, 'a: |+\n  x\n\nc: 3\nb: 1\n'],
  ['after a nested mapping', 'a:\n  b:\n    c: 1\nd: 1\n', { op: 'insert', path: ['a'], key: 'e', value: 3 }, 'a:\n  b:\n    c: 1\n  e: 3\nd: 1\n'],
  ['a text of several lines', 'a: 1\n', { op: 'insert', path: [], key: 'c', value: 'x\ny\n' }, 'a: 1\nc: |\n  x\n  y\n'],
  ['a text of several lines at the end of a file', 'a: 1', { op: 'insert', path: [], key: 'c', value: 'x\ny\n' }, 'a: 1\nc: "x\\ny\\n"'],
  ['keys quoted like their neighbours', '"a": 1\n', { op: 'insert', path: [], key: 'c', value: 'x' }, '"a": 1\n"c": x\n'],
  ['keys that would be retyped', 'a: 1\n', { op: 'insert', path: [], key: 'on', value: {} }, 'a: 1\n"on": {}\n'],
  ['in a file of comments', '# only\n', { op: 'insert', path: [], key: 'c', value: 3 }, '# only\nc: 3\n'],
  ['in an empty file', '', { op: 'insert', path: [], key: 'c', value: 3 }, 'c: 3\n'],
  ['after explicit keys', '? a\n: 1\n', { op: 'insert', path: [], key: 'c', value: 3 }, '? a\n: 1\nc: 3\n'],
  ['before an end marker', 'a: 1\n...\n', { op: 'insert', path: [], key: 'c', value: 3 }, 'a: 1\nc: 3\n...\n'],
  ['under a directive', '%YAML 1.2\n---\na: 1\n', { op: 'insert', path: [], key: 'c', value: 3 }, '%YAML 1.2\n---\na: 1\nc: 3\n'],
];

test.each(inserts)('inserts a key %s', (...[, before, operation, after]) => {
  expect(edited(before, operation)).toBe(after);
});

const flow: readonly Case[] = [
  ['insert at the end', '{a: 1}\n', { op: 'insert', path: [], key: 'b', value: 2 }, '{a: 1, b: 2}\n'],
  ['insert into an empty one', 'a: {}\n', { op: 'insert', path: ['a'], key: 'b', value: [1, { c: 2 }] }, 'a: {b: [1, {c: 2}]}\n'],
  ['insert before', '[1, 2]\n', { op: 'insert-item', path: [], value: 'x', index: 1 }, '[1, x, 2]\n'],
  ['insert after a trailing comma', '[1, 2, ]\n', { op: 'insert-item', path: [], value: 3 }, '[1, 2, 3, ]\n'],
  ['insert on its own line', 'a: [\n  1,\n  2\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a: [\n  1,\n  2,\n  3\n]\n'],
  ['insert on its own line with trailing comma', 'a: [\n  1,\n  2, # two\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a: [\n  1,\n  2, # two\n  3,\n]\n'],
  ['insert after a comment', 'a: [\n  1,\n  2 # two\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a: [\n  1,\n  2, # two\n  3\n]\n'],
  ['insert like JSON', 'a: {"b": 1}\n', { op: 'insert', path: ['a'], key: 'c', value: 'x' }, 'a: {"b": 1, "c": "x"}\n'],
  ['delete the only entry', 'a: { b: 1 }\n', { op: 'delete', path: ['a', 'b'] }, 'a: {}\n'],
  ['delete the first', '[1, 2, 3]\n', { op: 'remove-item', path: [0] }, '[2, 3]\n'],
  ['delete the last', '[1, 2, 3]\n', { op: 'remove-item', path: [2] }, '[1, 2]\n'],
  ['delete a line', 'a: [\n  1, # one\n  2, # two\n  3\n]\n', { op: 'remove-item', path: ['a', 1] }, 'a: [\n  1, # one\n  3\n]\n'],
  ['delete the last line', 'a: [\n  1, # one\n  2 # two\n]\n', { op: 'remove-item', path: ['a', 1] }, 'a: [\n  1 # one\n]\n'],
  ['move', '[1, 2, 3]\n', { op: 'move-item', path: [0], index: 2 }, '[2, 3, 1]\n'],
  ['rename', '{a: 1, b: 2}\n', { op: 'rename', path: ['a'], key: 'c,d' }, '{"c,d": 1, b: 2}\n'],
  ['a single pair in a list', '[a: 1]\n', { op: 'insert', path: [0], key: 'b', value: 1 }, 'refused UNSUPPORTED'],
];

test.each(flow)('in brackets: %s', (...[, before, operation, after]) => {
  expect(edited(before, operation)).toBe(after);
});

const removals: readonly Case[] = [
  ['with its trailing comment', 'a: 1\nb: 2 # c\nd: 3\n', { op: 'delete', path: ['b'] }, 'a: 1\nd: 3\n'],
  ['with the comment above it', 'a: 1\n# about b\nb: 2\n# about d\nd: 3\n', { op: 'delete', path: ['b'] }, 'a: 1\n# about d\nd: 3\n'],
  ['and leaves what is commented out above it', 'a: 1\n# c: 1\n# of old\nb: 2\nd: 3\n', { op: 'delete', path: ['b'] }, 'a: 1\n# c: 1\n# of old\nd: 3\n'],
  ['and leaves a file\'s first comment', '# the file\na: 1\nb: 2\n', { op: 'delete', path: ['a'] }, '# the file\nb: 2\n'],
  ['with the comment above it, although it is the only one', 'a:\n  # about b\n  b: 1\nc: 1\n', { op: 'delete', path: ['a', 'b'] }, 'a: {}\nc: 1\n'],
  ['that is the first of an item', '- a: 1 # x\n  b: 2\n', { op: 'delete', path: [0, 'a'] }, '- b: 2\n'],
  ['that is the only one', 'a: # c\n  b: 1\nd: 1\n', { op: 'delete', path: ['a', 'b'] }, 'a: {} # c\nd: 1\n'],
  ['that is the only one of an item', '- a: 1\n- 2\n', { op: 'delete', path: [0, 'a'] }, '- {}\n- 2\n'],
  ['that is the only one of a file', 'a: 1\n', { op: 'delete', path: ['a'] }, '{}\n'],
  ['that is the last line without a line break', 'a: 1\nb: 2', { op: 'delete', path: ['b'] }, 'a: 1'],
  ['that is the last line without a line break, with CRLF', 'a: 1\r\nb: 2', { op: 'delete', path: ['b'] }, 'a: 1'],
  ['that is the only one, last in its file, with CRLF', 'a: 1\r\nb:\r\n  c: 2', { op: 'delete', path: ['b', 'c'] }, 'a: 1\r\nb: {}'],
  ['after kept blank lines', 'a: |+\n  x\n\nb: 1\n\nc: 1\n', { op: 'delete', path: ['b'] }, 'a: |+\n  x\n\nc: 1\n'],
  ['with a whole mapping', 'a:\n  b:\n    c: 1\n  d: 1\n', { op: 'delete', path: ['a', 'b'] }, 'a:\n  d: 1\n'],
  ['with CRLF', 'a: 1\r\nb: 2\r\n', { op: 'delete', path: ['a'] }, 'b: 2\r\n'],
  ['whose anchor is in use', 'a: &x 1\nb: *x\n', { op: 'delete', path: ['a'] }, 'refused ANCHOR_IN_USE'],
  ['whose anchor nobody uses', 'a: &x 1\nb: 2\n', { op: 'delete', path: ['a'] }, 'b: 2\n'],
  ['that is an alias', 'a: &x 1\nb: *x\n', { op: 'delete', path: ['b'] }, 'a: &x 1\n'],
];

test.each(removals)('deletes a key %s', (...[, before, operation, after]) => {
  expect(edited(before, operation)).toBe(after);
});

const items: readonly Case[] = [
  ['appends', 'l:\n- a\n- b\n', { op: 'insert-item', path: ['l'], value: { c: 1, d: [2] } }, 'l:\n- a\n- b\n- c: 1\n  d:\n  - 2\n'],
  ['inserts', 'l:\n  - a\n  - b\n', { op: 'insert-item', path: ['l'], value: 'yes', index: 0 }, 'l:\n  - "yes"\n  - a\n  - b\n'],
  ['quotes like its neighbours', "l:\n- 'a'\n", { op: 'insert-item', path: ['l'], value: 'b' }, "l:\n- 'a'\n- 'b'\n"],
  ['starts a list', 'l:\n', { op: 'insert-item', path: ['l'], value: 1 }, 'l:\n- 1\n'],
  ['removes', 'l:\n- a: 1\n  b: 2\n- c\n', { op: 'remove-item', path: ['l', 0] }, 'l:\n- c\n'],
  ['removes the last one of an unindented list', 'l:\n- a\nm: 1\n', { op: 'remove-item', path: ['l', 0] }, 'l: []\nm: 1\n'],
  ['removes from a list in a list', '- - a\n  - b\n- c\n', { op: 'remove-item', path: [0, 0] }, '- - b\n- c\n'],
  ['moves down', '- a\n# about b\n- b\n- c\n', { op: 'move-item', path: [0], index: 2 }, '# about b\n- b\n- c\n- a\n'],
  ['moves up with its comment', '- a\n# about b\n- b # x\n- c\n', { op: 'move-item', path: [1], index: 0 }, '# about b\n- b # x\n- a\n- c\n'],
  ['refuses a missing index', '- a\n', { op: 'remove-item', path: [3] }, 'refused NOT_FOUND'],
  ['refuses to pass an anchor by its alias', '- &x a\n- *x\n', { op: 'move-item', path: [1], index: 0 }, 'refused ANCHOR_IN_USE'],
  ['refuses an index outside', '- a\n', { op: 'insert-item', path: [], value: 1, index: 5 }, 'refused OUT_OF_RANGE'],
];

test.each(items)('an item of a list: %s', (...[, before, operation, after]) => {
  expect(edited(before, operation)).toBe(after);
});

test('renames a key as it was quoted, and refuses one that is there', () => {
  expect(edited('"a": 1 # x\nb: 2\n', { op: 'rename', path: ['a'], key: 'c' })).toBe('"c": 1 # x\nb: 2\n');
  expect(edited('a: 1\nb: 2\n', { op: 'rename', path: ['a'], key: 'b' })).toBe('refused KEY_EXISTS');
  expect(edited('a: 1\n', { op: 'rename', path: ['a'], key: '<<' })).toBe('refused MERGE_KEY');
  expect(edited('a: 1\n', { op: 'insert', path: [], key: 'a', value: 2 })).toBe('refused KEY_EXISTS');
});

test('moves a key between the first line of an item and the others', () => {
  expect(edited('- a: 1\n  b: 2\n  c: 3\n', { op: 'move', path: [0, 'c'], index: 0 })).toBe('- c: 3\n  a: 1\n  b: 2\n');
  expect(edited('- a: 1\n  b: 2\n', { op: 'move', path: [0, 'a'], index: 1 })).toBe('- b: 2\n  a: 1\n');
});
