import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editDocument, findNode, type Node, type Operation, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { Random } from '../../../bench/fidelity/random.ts';
import { EditSource } from '../../../bench/fidelity/random-edit.ts';
import { changedLines, editText, refusalOf } from '../../../harness/edit-text.ts';

const folder = new URL('../../../fixtures/edit/json/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

type Case = readonly [name: string, file: string, before: string, operation: Operation, after: string];

const edits: readonly Case[] = [
  ['sets a string', 'a.json', '{"a": "x"}', { op: 'set', path: ['a'], value: 'y"\n😀' }, '{"a": "y\\"\\n😀"}'],
  ['sets a text in the escapes of the file', 'a.json', '{"a": "\\u00fc", "b": "x"}', { op: 'set', path: ['a'], value: 'é😀' }, '{"a": "\\u00e9\\ud83d\\ude00", "b": "x"}'],
  ['leaves a number as it is written where its value stays', 'a.json', '{"a": 1.50}', { op: 'set', path: ['a'], value: 1.5 }, '{"a": 1.50}'],
  ['sets beside a number too big to hold', 'a.json', '{"a": 12345678901234567890, "b": 1}', { op: 'set', path: ['b'], value: 2 }, '{"a": 12345678901234567890, "b": 2}'],
  ['sets the whole document', 'a.json', ' "a" ', { op: 'set', path: [], value: null }, ' null '],
  ['sets after a byte order mark', 'a.json', '\uFEFF{"a":1}', { op: 'set', path: ['a'], value: 2 }, '\uFEFF{"a":2}'],
  ['inserts at the end of an object over lines', 'a.json', '{\n  "a": 1\n}\n', { op: 'insert', path: [], key: 'b', value: { c: [1, 2] } }, '{\n  "a": 1,\n  "b": {\n    "c": [1, 2]\n  }\n}\n'],
  ['inserts with the line ends and tabs of the file', 'a.json', '{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}', { op: 'insert', path: [], key: 'c', value: { d: 1 }, index: 0 }, '{\r\n\t"c": {\r\n\t\t"d": 1\r\n\t},\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}'],
  ['inserts into an object on one line', 'a.json', '{\n  "a": { "x": 1 }\n}\n', { op: 'insert', path: ['a'], key: 'y', value: [{}] }, '{\n  "a": { "x": 1, "y": [{}] }\n}\n'],
  ['inserts into compact JSON', 'a.json', '{"a":1,"b":[]}', { op: 'insert', path: [], key: 'c', value: { d: [1, 2] } }, '{"a":1,"b":[],"c":{"d":[1,2]}}'],
  ['inserts into an empty object over lines', 'a.json', '{\n  "a": {}\n}\n', { op: 'insert', path: ['a'], key: 'b', value: 1 }, '{\n  "a": {\n    "b": 1\n  }\n}\n'],
  ['inserts after a comment that follows the last entry', 'a.jsonc', '{\n  "a": 1 // one\n  // "old": 2\n}\n', { op: 'insert', path: [], key: 'b', value: 2 }, '{\n  "a": 1, // one\n  "b": 2\n  // "old": 2\n}\n'],
  ['inserts with a trailing comma where there was one', 'a.jsonc', '{\n  "a": 1,\n}\n', { op: 'insert', path: [], key: 'b', value: 2 }, '{\n  "a": 1,\n  "b": 2,\n}\n'],
  ['inserts __proto__ as any other key', 'a.json', '{"a": 1}', { op: 'insert', path: [], key: '__proto__', value: 1 }, '{"a": 1, "__proto__": 1}'],
  ['inserts an item over lines', 'a.json', '[\n  1,\n  2\n]', { op: 'insert-item', path: [], value: 3 }, '[\n  1,\n  2,\n  3\n]'],
  ['inserts an item in front on a line', 'a.json', '{"a": [1, 2]}', { op: 'insert-item', path: ['a'], value: 0, index: 0 }, '{"a": [0, 1, 2]}'],
  ['deletes a key with its own comments and leaves those of its neighbours', 'a.jsonc', '{\n  // about a\n  "a": 1, // one\n  // about b\n  "b": 2, // two\n  // about c\n  "c": 3 // three\n}\n', { op: 'delete', path: ['b'] }, '{\n  // about a\n  "a": 1, // one\n  // about c\n  "c": 3 // three\n}\n'],
  ['deletes the last key and the comma before it', 'a.json', '{\n  "a": 1,\n  "b": 2\n}\n', { op: 'delete', path: ['b'] }, '{\n  "a": 1\n}\n'],
  ['deletes the only key', 'a.json', '{\n  "a": { "b": 1 }\n}\n', { op: 'delete', path: ['a', 'b'] }, '{\n  "a": {}\n}\n'],
  ['removes an item on a line', 'a.json', '[1, 2, 3]', { op: 'remove-item', path: [2] }, '[1, 2]'],
  ['removes an item where the next stands on another line', 'a.json', '[1, 2,\n 3]', { op: 'remove-item', path: [1] }, '[1,\n 3]'],
  ['renames a key', 'a.json', '{ "a" : 1 }', { op: 'rename', path: ['a'], key: 'b/~"' }, '{ "b/~\\"" : 1 }'],
  ['moves a key over lines to the end', 'a.json', '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}\n', { op: 'move', path: ['a'], index: 1 }, '{\n  "b": {\n    "c": 2\n  },\n  "a": 1\n}\n'],
  ['moves an item on a line', 'a.json', '[1, [2, 3], {}]', { op: 'move-item', path: [2], index: 0 }, '[{}, 1, [2, 3]]'],
  ['sets a comment where comments are allowed', 'a.jsonc', '{\n  "a": 1\n}\n', { op: 'comment', path: ['a'], text: 'why', place: 'before' }, '{\n  // why\n  "a": 1\n}\n'],
  ['works at the bottom of 500 levels', 'a.json', `${'['.repeat(500)}1${']'.repeat(500)}`, { op: 'set', path: Array.from({ length: 500 }, () => 0), value: 2 }, `${'['.repeat(500)}2${']'.repeat(500)}`],
];

test.each(edits)('%s', (...[, file, before, operation, after]) => {
  expect(editText(file, before, operation)).toBe(after);
});

test.each<readonly [string, string, Operation, string]>([
  ['a number that JSON does not have', '{"a": 1}', { op: 'set', path: ['a'], value: Number.NaN }, 'VALUE_UNREPRESENTABLE'],
  ['a key that stands twice', '{"a": 1, "a": 2}', { op: 'set', path: ['a'], value: 3 }, 'DUPLICATE_KEY'],
  ['a comment in strict JSON', '{"a": 1}', { op: 'comment', path: ['a'], text: 'x', place: 'after' }, 'UNSUPPORTED'],
  ['an expression', '{"a": 1}', { op: 'set', path: ['a'], value: '1', expression: true }, 'UNSUPPORTED'],
  ['a file with a comma after the last entry', '{"a": 1,}', { op: 'set', path: ['a'], value: 2 }, 'SYNTAX'],
  ['to delete an item as a key', '[1]', { op: 'delete', path: [0] }, 'NOT_A_MAPPING'],
  ['a place beyond the end', '[1]', { op: 'insert-item', path: [], value: 1, index: 2 }, 'OUT_OF_RANGE'],
])('refuses %s', (...[, before, operation, code]) => {
  expect(refusalOf('a.json', before, operation)).toBe(code);
});

test('reads comments and trailing commas in a .json file that has comments', () => {
  const document = readDocument('renovate.json', '{\n  // x\n  "a": [1,],\n}\n');
  expect(document.problems).toEqual([]);
  expect(findNode(document, { path: ['a'] })?.comments).toMatchObject([{ text: '// x', place: 'before' }]);
});

test.each(['{"a" 1}', '{"a": }', '[1 2]', '{a: 1}', '["\t"]', '["\\x"]', '[01]', '[1.]', '[.5]', '[+1]', '[NaN]', '["a', '[', '{', '}', '', ' ', '[1]]', "['a']", '[1,]', '[,1]', '{"a":1,,"b":2}', 'nul', '[-]'])('rejects %s as JSON.parse does', (text) => {
  expect(() => JSON.parse(text) as unknown).toThrow();
  expect(readDocument('a.json', text).problems.map((problem) => problem.severity)).toContain('error');
});

test('reports every problem of a file, each where it is', () => {
  const text = '{\n  "a": tru,\n  b: 1,\n  "c": 2\n  "d": 3\n}\n';
  expect(readDocument('a.json', text).problems.map((problem) => text.slice(0, problem.range.start).split('\n').length)).toEqual([2, 3, 5]);
});

test('reports nesting that would exhaust the stack', () => {
  expect(readDocument('a.json', '['.repeat(100_000)).problems[0]?.message).toContain('nesting');
  expect(readDocument('a.json', '{"a":'.repeat(100_000)).problems[0]?.message).toContain('nesting');
});

test('reads the same values as JSON.parse, keys in order', () => {
  for (const name of ['package.json', 'compact.json', 'dashboard.json']) {
    const [root] = readDocument(name, fixture(name)).roots;
    expect(root && valueOf(root)).toEqual(JSON.parse(fixture(name)));
  }
});

function valueOf(node: Node): unknown {
  if (node.kind === 'seq') return node.children.map(valueOf);
  return node.kind === 'map' ? Object.fromEntries(node.children.map((child) => [String(child.path.at(-1)), valueOf(child)])) : node.value;
}

test('touches at most the line of a value, whatever the file looks like', () => {
  for (const name of readdirSync(folder)) {
    const document = readDocument(name, fixture(name));
    const source = new EditSource(document, new Random(3));
    for (let tries = 0; tries < 300; tries += 1) {
      const operation = source.next();
      const planned = operation && planEdits(document, [operation]);
      if (operation?.op !== 'set' || planned?.ok !== true) continue;
      expect(changedLines(document.text, planned.value.text).length).toBeLessThanOrEqual(2);
    }
  }
});

test('reads again only what was touched, and gives the tree that reading the whole text gives', () => {
  const text = JSON.stringify({ list: Array.from({ length: 50 }, (_, id) => ({ id, name: `n${id}`, tags: ['a', { b: [] }] })), last: {} }, null, 2);
  let document = readDocument('a.json', text);
  const random = new Random(23);
  for (let tries = 0; tries < 300; tries += 1) {
    const operation = new EditSource(document, random).next();
    const edited = operation && editDocument(document, [operation]);
    if (edited?.ok !== true) continue;
    document = edited.value.document;
    expect(document.roots).toEqual(readDocument('a.json', document.text).roots);
  }
});
