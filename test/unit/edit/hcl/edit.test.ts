import { expect, test } from 'vitest';
import type { Operation } from '../../../../shared/edit/index.ts';
import { editText, refusalOf } from '../../../harness/edit-text.ts';

type Case = readonly [name: string, before: string, operation: Operation, after: string];

const sets: readonly Case[] = [
  ['a string', 'a = "x" # c\n', { op: 'set', path: ['a'], value: 'y "z" \\ ${v} %{w}\n' }, 'a = "y \\"z\\" \\\\ $${v} %%{w}\\n" # c\n'],
  ['a string to a number', 'a = "x"\n', { op: 'set', path: ['a'], value: -1.5 }, 'a = -1.5\n'],
  ['null', 'a = "x"\n', { op: 'set', path: ['a'], value: null }, 'a = null\n'],
  ['an item of a tuple', 'a = [1, 2,\n 3]\n', { op: 'set', path: ['a', 1], value: true }, 'a = [1, true,\n 3]\n'],
  ['a value under a computed key', 'a = { (k) = 1 }\n', { op: 'set', path: ['a', '(k)'], value: 2 }, 'a = { (k) = 2 }\n'],
  ['a heredoc', 'a = <<EOT\nx\nEOT\n', { op: 'set', path: ['a'], value: 'y\n  z ${v}\n' }, 'a = <<EOT\ny\n  z $${v}\nEOT\n'],
  ['a flush heredoc, at its indentation', 'a = <<-EOT\n    x\n    EOT\n', { op: 'set', path: ['a'], value: 'y\n\n  z\n' }, 'a = <<-EOT\n    y\n\n      z\n    EOT\n'],
  ['a heredoc to a text without a final line break, as a string', 'a = <<EOT\nx\nEOT\nb = 1\n', { op: 'set', path: ['a'], value: 'y\nz' }, 'a = "y\\nz"\nb = 1\n'],
  ['a heredoc to a text that holds its marker, as a string', 'a = <<EOT\nx\nEOT\n', { op: 'set', path: ['a'], value: ' EOT\n' }, 'a = " EOT\\n"\n'],
  ['a heredoc with other line ends than the file, as a string', 'a = <<EOT\r\nx\r\nEOT\r\n', { op: 'set', path: ['a'], value: 'y\n' }, 'a = "y\\n"\r\n'],
  ['an expression by its source', 'a = var.x\n', { op: 'set', path: ['a'], value: ' var.y[0] ', expression: true }, 'a = var.y[0]\n'],
  ['an expression over lines, indented with its place', 'b {\n  a = 1\n}\n', { op: 'set', path: ['b', 'a'], value: 'f({\n  x = 1\n})', expression: true }, 'b {\n  a = f({\n    x = 1\n  })\n}\n'],
  ['a text beyond the basic plane', 'a = "x"\n', { op: 'set', path: ['a'], value: '😀\u0001' }, 'a = "😀\\u0001"\n'],
  ['nothing where the value is the same already', 'a = "\\u0061"\n', { op: 'set', path: ['a'], value: 'a' }, 'a = "\\u0061"\n'],
  ['a value after a byte order mark', '\uFEFFa = 1\n', { op: 'set', path: ['a'], value: 2 }, '\uFEFFa = 2\n'],
];

const inserts: readonly Case[] = [
  ['an argument, in the column of its neighbours', 'r "a" "b" {\n  x    = 1 # c\n  long = 2\n}\n', { op: 'insert', path: ['r', 'a', 'b'], key: 'longer', value: 's' }, 'r "a" "b" {\n  x      = 1 # c\n  long   = 2\n  longer = "s"\n}\n'],
  ['an argument beside neighbours in other columns, alone', 'b {\n  x=1\n}\n', { op: 'insert', path: ['b'], key: 'longer', value: 2 }, 'b {\n  x=1\n  longer = 2\n}\n'],
  ['an argument before the nested blocks', 'b {\n  x = 1\n\n  c {\n  }\n}\n', { op: 'insert', path: ['b'], key: 'y', value: 2 }, 'b {\n  x = 1\n  y = 2\n\n  c {\n  }\n}\n'],
  ['an argument at an index, above the comment of the next', 'a = 1\n# about b\nb = 2\n', { op: 'insert', path: [], key: 'z', value: 0, index: 1 }, 'a = 1\nz = 0\n# about b\nb = 2\n'],
  ['into an empty block', 'b {}\n', { op: 'insert', path: ['b'], key: 'x', value: 1 }, 'b {\n  x = 1\n}\n'],
  ['into a block on one line, which opens up', 'b { x = 1 }\n', { op: 'insert', path: ['b'], key: 'y', value: 2 }, 'b {\n  x = 1\n  y = 2\n}\n'],
  ['into a block with a comment alone', 'b {\n  # none\n}\n', { op: 'insert', path: ['b'], key: 'x', value: 1 }, 'b {\n  # none\n  x = 1\n}\n'],
  ['at the end of a file without a final line break', 'a = 1', { op: 'insert', path: [], key: 'b', value: 2 }, 'a = 1\nb = 2'],
  ['into an empty file', '', { op: 'insert', path: [], key: 'b', value: 2 }, 'b = 2\n'],
  ['with the line ends of the file', 'a = 1\r\n', { op: 'insert', path: [], key: 'b', value: { c: 1 } }, 'a = 1\r\nb = {\r\n  c = 1\r\n}\r\n'],
  ['into an object on one line', 'a = { x = 1 }\n', { op: 'insert', path: ['a'], key: 'y z', value: 2 }, 'a = { x = 1, "y z" = 2 }\n'],
  ['into an object over lines, with its commas and signs', 'a = {\n  x : 1,\n  y : 2,\n}\n', { op: 'insert', path: ['a'], key: 'z', value: 3 }, 'a = {\n  x : 1,\n  y : 2,\n  z : 3,\n}\n'],
  ['into an empty object', 'a = {}\n', { op: 'insert', path: ['a'], key: 'for', value: [1, 'b'] }, 'a = {\n  "for" = [1, "b"]\n}\n'],
  ['into an object within a line', 'a = [{}, { x = 1 }]\n', { op: 'insert', path: ['a', 0], key: 'y', value: 1 }, 'a = [{ y = 1 }, { x = 1 }]\n'],
  ['as an expression', 'a = 1\n', { op: 'insert', path: [], key: 'b', value: 'var.x', expression: true }, 'a = 1\nb = var.x\n'],
  ['after a heredoc', 'a = <<EOT\nb = 1\nEOT\n', { op: 'insert', path: [], key: 'ccc', value: 2 }, 'a   = <<EOT\nb = 1\nEOT\nccc = 2\n'],
  ['by the width of characters, not their bytes', 'é😀 = 1\n'.replace('😀', 'x'), { op: 'insert', path: [], key: 'abc', value: 2 }, 'éx  = 1\nabc = 2\n'],
];

const removals: readonly Case[] = [
  ['an argument, and closes the columns up', 'b {\n  a    = 1\n  long = 2 # c\n  x    = 3\n}\n', { op: 'delete', path: ['b', 'long'] }, 'b {\n  a = 1\n  x = 3\n}\n'],
  ['an argument with its own comments only', '# head\n\n# about a\na = 1 # more\n# about b\nb = 2\n', { op: 'delete', path: ['a'] }, '# head\n\n# about b\nb = 2\n'],
  ['a value over lines', 'a = [\n  1,\n]\nb = 2\n', { op: 'delete', path: ['a'] }, 'b = 2\n'],
  ['the only argument of a one-line block', 'b { x = 1 }\n', { op: 'delete', path: ['b', 'x'] }, 'b {}\n'],
  ['a key of an object on one line', 'a = { x = 1, y = 2, z = 3 }\n', { op: 'delete', path: ['a', 'y'] }, 'a = { x = 1, z = 3 }\n'],
  ['the last key of an object over lines', 'a = {\n  x = 1,\n  y = 2\n}\n', { op: 'delete', path: ['a', 'y'] }, 'a = {\n  x = 1,\n}\n'],
  ['a block and one of the empty lines around it', 'a {\n}\n\nb {\n}\n\nc {\n}\n', { op: 'remove-block', path: ['b'] }, 'a {\n}\n\nc {\n}\n'],
  ['the last block', 'a {\n}\n\nb {\n}\n', { op: 'remove-block', path: ['b'] }, 'a {\n}\n'],
  ['the last line of a file without a final line break', 'a = 1\nb = 2', { op: 'delete', path: ['b'] }, 'a = 1'],
  ['an item over lines', 'a = [\n  1, # one\n  2, # two\n]\n', { op: 'remove-item', path: ['a', 0] }, 'a = [\n  2, # two\n]\n'],
  ['the last item where no comma follows it', 'a = [\n  1,\n  2\n]\n', { op: 'remove-item', path: ['a', 1] }, 'a = [\n  1\n]\n'],
  ['the only item', 'a = [ 1 ]\n', { op: 'remove-item', path: ['a', 0] }, 'a = []\n'],
];

const others: readonly Case[] = [
  ['renames an argument and aligns', 'a = 1\nbb = 2\n'.replace('a =', 'a  ='), { op: 'rename', path: ['bb'], key: 'cccc' }, 'a    = 1\ncccc = 2\n'],
  ['renames a quoted key in quotes', 'a = { "x" = 1 }\n', { op: 'rename', path: ['a', 'x'], key: 'y' }, 'a = { "y" = 1 }\n'],
  ['renames the last label of a block', 'r "a" "b" {}\n', { op: 'rename', path: ['r', 'a', 'b'], key: 'c"d' }, 'r "a" "c\\"d" {}\n'],
  ['moves an argument with its comment', 'a = 1\n# b\nb = 2\nc = 3\n', { op: 'move', path: ['b'], index: 0 }, '# b\nb = 2\na = 1\nc = 3\n'],
  ['moves a block and its empty line', 'a {\n}\n\n# b\nb {\n}\n\nc {\n}\n', { op: 'move-block', path: ['a'], index: 2 }, '# b\nb {\n}\n\nc {\n}\n\na {\n}\n'],
  ['moves an item over lines and keeps the commas', 'a = [\n  1, # one\n  2,\n  3 # three\n]\n', { op: 'move-item', path: ['a', 0], index: 2 }, 'a = [\n  2,\n  3, # three\n  1  # one\n]\n'],
  ['moves an item within a line', 'a = [1, 2, 3]\n', { op: 'move-item', path: ['a', 2], index: 0 }, 'a = [3, 1, 2]\n'],
  ['inserts an item within a line', 'a = [1, 2]\n', { op: 'insert-item', path: ['a'], value: { x: 1 } }, 'a = [1, 2, { x = 1 }]\n'],
  ['inserts an item over lines after one without a comma', 'a = [\n  1,\n  2 # two\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a = [\n  1,\n  2, # two\n  3\n]\n'],
  ['inserts an item after a heredoc', 'a = [\n  <<EOT\nx\nEOT\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a = [\n  <<EOT\nx\nEOT\n  ,\n  3\n]\n'],
  ['adds a block with a body in columns', 'a {\n}\n', { op: 'add-block', path: [], type: 'r', labels: ['x', 'y z'], body: { a: 1, long: [true], o: { k: 's' } } }, 'a {\n}\n\nr "x" "y z" {\n  a    = 1\n  long = [true]\n  o = {\n    k = "s"\n  }\n}\n'],
  ['adds a nested block at an index', 'a {\n  x = 1\n  c {}\n}\n', { op: 'add-block', path: ['a'], type: 'b', labels: [], index: 1 }, 'a {\n  x = 1\n\n  b {}\n\n  c {}\n}\n'],
  ['sets a comment beside a value', 'a = 1 # old\n', { op: 'comment', path: ['a'], text: 'new', place: 'after' }, 'a = 1 # new\n'],
  ['sets a comment above', '  # old\n  a = 1\n', { op: 'comment', path: ['a'], text: 'one\ntwo', place: 'before' }, '  # one\n  # two\n  a = 1\n'],
  ['takes a comment away', 'a = 1 // old\n', { op: 'comment', path: ['a'], text: '', place: 'after' }, 'a = 1\n'],
  ['keeps comments in one column', 'a = 1   # x\nbbb = 2\n'.replace('a = 1   #', 'a   = 1 #'), { op: 'comment', path: ['bbb'], text: 'y', place: 'after' }, 'a   = 1 # x\nbbb = 2 # y\n'],
];

test.each(sets)('sets %s', (...[, before, operation, after]) => {
  expect(editText('a.tf', before, operation)).toBe(after);
});

test.each(inserts)('inserts %s', (...[, before, operation, after]) => {
  expect(editText('a.tf', before, operation)).toBe(after);
});

test.each(removals)('removes %s', (...[, before, operation, after]) => {
  expect(editText('a.tf', before, operation)).toBe(after);
});

test.each(others)('%s', (...[, before, operation, after]) => {
  expect(editText('a.tf', before, operation)).toBe(after);
});

test.each<readonly [string, string, Operation, string]>([
  ['to set an expression as a literal', 'a = var.x\n', { op: 'set', path: ['a'], value: 1 }, 'EXPRESSION'],
  ['to set a list', 'a = []\n', { op: 'set', path: ['a'], value: 1 }, 'NOT_A_SCALAR'],
  ['an expression that does not parse', 'a = 1\n', { op: 'set', path: ['a'], value: '1 +', expression: true }, 'SYNTAX'],
  ['an expression with a comment beside it', 'a = 1\n', { op: 'set', path: ['a'], value: '1 # x', expression: true }, 'SYNTAX'],
  ['half a character', 'a = 1\n', { op: 'set', path: ['a'], value: '\ud800' }, 'VALUE_UNREPRESENTABLE'],
  ['infinity', 'a = 1\n', { op: 'set', path: ['a'], value: Number.POSITIVE_INFINITY }, 'VALUE_UNREPRESENTABLE'],
  ['a key that is there', 'a = 1\n', { op: 'insert', path: [], key: 'a', value: 1 }, 'KEY_EXISTS'],
  ['a name that is none', 'a = 1\n', { op: 'insert', path: [], key: 'a b', value: 1 }, 'VALUE_UNREPRESENTABLE'],
  ['a place that is not there', 'a = 1\n', { op: 'move', path: ['a'], index: 1 }, 'OUT_OF_RANGE'],
  ['a path that is not there', 'a = 1\n', { op: 'delete', path: ['b'] }, 'NOT_FOUND'],
  ['an item as a key', 'a = [1]\n', { op: 'delete', path: ['a', 0] }, 'NOT_A_MAPPING'],
  ['to rename a computed key', 'a = { (x) = 1 }\n', { op: 'rename', path: ['a', '(x)'], key: 'y' }, 'COMPLEX_KEY'],
  ['to rename onto another block', 'r "a" {}\nr "b" {}\n', { op: 'rename', path: ['r', 'a'], key: 'b' }, 'KEY_EXISTS'],
  ['a comment after the marker of a heredoc', 'a = <<E\nE\n', { op: 'comment', path: ['a'], text: 'x', place: 'after' }, 'UNSUPPORTED'],
  ['a second document', 'a = 1\n', { op: 'add-document', value: {} }, 'UNSUPPORTED'],
])('refuses %s', (...[, before, operation, code]) => {
  expect(refusalOf('a.tf', before, operation)).toBe(code);
});

test('makes a batch on what the edits before it left', () => {
  const before = 'a = 1\n';
  expect(editText('a.tf', before, { op: 'add-block', path: [], type: 'b', labels: ['x'] }, { op: 'insert', path: ['b', 'x'], key: 'y', value: [] }, { op: 'insert-item', path: ['b', 'x', 'y'], value: 'z' })).toBe('a = 1\n\nb "x" {\n  y = ["z"]\n}\n');
});

test('refuses a comment whose column would move a comment within an expression', () => {
  const text = 'a_longer_name = 1\nb = f({ # inner\n  x = 1\n})\n';
  expect(refusalOf('a.tf', text, { op: 'comment', path: ['a_longer_name'], text: 'outer', place: 'after' })).toBe('UNSUPPORTED');
  expect(editText('a.tf', text, { op: 'comment', path: ['a_longer_name'], text: 'outer', place: 'before' })).toBe(`# outer\n${text}`);
});

test('lays out items that share a line with their neighbours\' brackets as the ones whose place they take', () => {
  const shared = 'a = [{\n  x = 1\n  }, {\n  x = 2\n}]\n';
  expect(editText('a.tf', shared, { op: 'remove-item', path: ['a', 1] })).toBe('a = [{\n  x = 1\n}]\n');
  const mixed = 'a = [{\n  x = 1\n  },\n  {\n    x = 2\n  }\n]\n';
  expect(editText('a.tf', mixed, { op: 'move-item', path: ['a', 0], index: 1 })).toBe('a = [{\n  x = 2\n  },\n  {\n    x = 1\n  }\n]\n');
});

test('leaves no blanks at the end of a line that was the last of its file', () => {
  expect(editText('a.tf', 'b {\n} ', { op: 'insert', path: [], key: 'a', value: 1 })).toBe('b {\n}\n\na = 1');
});

test('parts an argument from blocks, and what is put in from the comments that a file begins with', () => {
  expect(editText('a.hcl', 'include "root" {\n}\n', { op: 'insert', path: [], key: 'inputs', value: 1 })).toBe('include "root" {\n}\n\ninputs = 1\n');
  expect(editText('a.tf', 'r {\n  lifecycle {\n  }\n}\n', { op: 'insert', path: ['r'], key: 'a', value: 1 })).toBe('r {\n  a = 1\n\n  lifecycle {\n  }\n}\n');
  expect(editText('a.tf', '# about the file\n', { op: 'add-block', path: [], type: 'b', labels: [] })).toBe('# about the file\n\nb {}\n');
});
