import { expect, test } from 'vitest';
import type { Operation } from '../../../../shared/edit/index.ts';
import { edited } from '../core/edited.ts';

const services = 'services:\n  a:\n    x: 1\n\n  # about b\n  b:\n    x: 1\n\n  c:\n    x: 2\n\nvolumes: {}\n';
const block = { a: '  a:\n    x: 1\n', b: '  # about b\n  b:\n    x: 1\n', c: '  c:\n    x: 2\n' };
const made = (...parts: readonly string[]): string => `services:\n${parts.join('\n')}\nvolumes: {}\n`;

const edits: readonly (readonly [string, Operation, string])[] = [
  ['deletes one of several with one of the empty lines', { op: 'delete', path: ['services', 'b'] }, made(block.a, block.c)],
  ['deletes the first', { op: 'delete', path: ['services', 'a'] }, made(block.b, block.c)],
  ['deletes the last', { op: 'delete', path: ['services', 'c'] }, made(block.a, block.b)],
  ['deletes what the file ends with', { op: 'delete', path: ['volumes'] }, services.replace('\nvolumes: {}\n', '')],
  ['inserts at the end', { op: 'insert', path: ['services'], key: 'd', value: { x: 3 } }, made(block.a, block.b, block.c, '  d:\n    x: 3\n')],
  ['inserts between', { op: 'insert', path: ['services'], key: 'd', value: { x: 3 }, index: 1 }, made(block.a, '  d:\n    x: 3\n', block.b, block.c)],
  ['inserts at the beginning', { op: 'insert', path: ['services'], key: 'd', value: { x: 3 }, index: 0 }, made('  d:\n    x: 3\n', block.a, block.b, block.c)],
  ['moves up', { op: 'move', path: ['services', 'c'], index: 0 }, made(block.c, block.a, block.b)],
  ['moves down', { op: 'move', path: ['services', 'a'], index: 2 }, made(block.b, block.c, block.a)],
];

test.each(edits)('keeps the empty lines between entries: %s', (...[, operation, after]) => {
  expect(edited(services, operation)).toBe(after);
  expect(edited(services.replaceAll('\n', '\r\n'), operation)).toBe(after.replaceAll('\n', '\r\n'));
});

test('adds no empty line where entries are only grouped by one', () => {
  expect(edited('- a\n- b\n\n- c\n- d\n', { op: 'insert-item', path: [], value: 'e' })).toBe('- a\n- b\n\n- c\n- d\n- e\n');
  expect(edited('- a\n- b\n\n- c\n- d\n', { op: 'insert-item', path: [], value: 'e', index: 2 })).toBe('- a\n- b\n- e\n\n- c\n- d\n');
});

test('keeps empty lines that belong to a block of text', () => {
  const kept = 'a: |+\n  x\n\nb: 1\n\nc: 2\n';
  expect(edited(kept, { op: 'insert', path: [], key: 'd', value: 1, index: 1 })).toBe('a: |+\n  x\n\nd: 1\nb: 1\n\nc: 2\n');
  expect(edited(kept, { op: 'delete', path: ['c'] })).toBe('a: |+\n  x\n\nb: 1\n');
  expect(edited(kept, { op: 'move', path: ['a'], index: 2 })).toBe('b: 1\n\nc: 2\na: |+\n  x\n\n');
});
