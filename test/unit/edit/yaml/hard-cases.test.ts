import { expect, test } from 'vitest';
import { findNode, type Operation, readDocument } from '../../../../shared/edit/index.ts';
import { edited } from '../core/edited.ts';

type Case = readonly [string, string, Operation, string];

const sets: readonly Case[] = [
  ['a merged mapping\'s own key', 'b: &b {x: 1}\nc:\n  <<: *b\n  y: 2\n', { op: 'set', path: ['c', 'y'], value: 3 }, 'b: &b {x: 1}\nc:\n  <<: *b\n  y: 3\n'],
  ['a key that only the merge gives', 'b: &b {x: 1}\nc:\n  <<: *b\n', { op: 'set', path: ['c', 'x'], value: 3 }, 'refused MERGE_KEY'],
  ['an alias', 'a: &a 1\nb: *a\n', { op: 'set', path: ['b'], value: 2 }, 'refused ALIAS'],
  ['beside a key with an anchor', '&k key: 1\nb: *k\nc: 1\n', { op: 'set', path: ['c'], value: 2 }, '&k key: 1\nb: *k\nc: 2\n'],
  ['under a key with an anchor', '&k key: 1\nb: *k\n', { op: 'set', path: ['key'], value: 2 }, '&k key: 2\nb: *k\n'],
  ['under an explicit key', '? a\n: 1\n? b\n: 2\n', { op: 'set', path: ['b'], value: 3 }, '? a\n: 1\n? b\n: 3\n'],
  ['an explicit key without a value', '? a\n? b\n', { op: 'set', path: ['a'], value: 1 }, '? a\n: 1\n? b\n'],
  ['a vault payload', 'p: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\nq: 1\n', { op: 'set', path: ['p'], value: 'x' }, 'refused ENCRYPTED'],
  ['beside a vault payload', 'p: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\nq: 1\n', { op: 'set', path: ['q'], value: 2 }, 'p: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\nq: 2\n'],
  ['a key that stands twice', 'a: 1\nb: 1\na: 2\n', { op: 'set', path: ['a'], value: 3 }, 'refused DUPLICATE_KEY'],
  ['beside a key that stands twice', 'a: 1\nb: 1\na: 2\n', { op: 'set', path: ['b'], value: 3 }, 'a: 1\nb: 3\na: 2\n'],
  ['a text under !unsafe', 'a: !unsafe "{{ x }}"\n', { op: 'set', path: ['a'], value: 'y' }, 'a: !unsafe "y"\n'],
  ['an item of !reference', 'a: !reference [.job, script]\n', { op: 'set', path: ['a', 1], value: 'after' }, 'a: !reference [.job, after]\n'],
  ['with mixed line ends', 'a: 1\r\nb: 2\nc: 3\r\n', { op: 'set', path: ['b'], value: 'x\ny\n' }, 'a: 1\r\nb: "x\\ny\\n"\nc: 3\r\n'],
  ['behind tabs', 'a:\t1\t# c\n', { op: 'set', path: ['a'], value: 2 }, 'a:\t2\t# c\n'],
  ['a value on the line below its key', 'a:\n  1\nb: 2\n', { op: 'set', path: ['a'], value: 3 }, 'a:\n  3\nb: 2\n'],
  ['an empty value before a comment', 'a: # why\nb: 1\n', { op: 'set', path: ['a'], value: 'x' }, 'a: x # why\nb: 1\n'],
  ['a placeholder', 'tag: ##TAG##\nn: 1\n', { op: 'set', path: ['n'], value: 2 }, 'tag: ##TAG##\nn: 2\n'],
  ['a block text that begins with an empty line', 'a: |\n\n  x\n  y\nb: 1\n', { op: 'set', path: ['a'], value: 'z' }, 'a: |-\n  z\nb: 1\n'],
  ['a block text to one that ends in empty lines, before an empty line', 'a: |\n  x\n\nb: 1\n', { op: 'set', path: ['a'], value: 'y\n\n' }, 'a: "y\\n\\n"\n\nb: 1\n'],
  ['a text before an end mark', 'a: 1\n...\n', { op: 'set', path: ['a'], value: 2 }, 'a: 2\n...\n'],
  ['with a directive', '%YAML 1.2\n---\na: 1\n', { op: 'set', path: ['a'], value: 2 }, '%YAML 1.2\n---\na: 2\n'],
  ['behind a byte order mark', '\uFEFFa: 1\n', { op: 'set', path: ['a'], value: 2 }, '\uFEFFa: 2\n'],
];

test.each(sets)('sets %s', (...[, before, operation, after]) => {
  expect(edited(before, operation)).toBe(after);
});

const structure: readonly Case[] = [
  ['inserts behind a byte order mark and CRLF', '\uFEFFa: 1\r\n', { op: 'insert', path: [], key: 'b', value: 2 }, '\uFEFFa: 1\r\nb: 2\r\n'],
  ['inserts with the line end of the neighbour', 'a: 1\r\nb: 2\nc: 3\r\n', { op: 'insert', path: [], key: 'x', value: 1, index: 1 }, 'a: 1\r\nx: 1\r\nb: 2\nc: 3\r\n'],
  ['inserts above the comment of a first nested key', 'a:\n  # about b\n  b: 1\n', { op: 'insert', path: ['a'], key: 'x', value: 1, index: 0 }, 'a:\n  x: 1\n  # about b\n  b: 1\n'],
  ['inserts below a merge key', 'b: &b {x: 1}\nc:\n  <<: *b\n', { op: 'insert', path: ['c'], key: 'z', value: 2 }, 'b: &b {x: 1}\nc:\n  <<: *b\n  z: 2\n'],
  ['inserts an explicit mapping\'s next key plainly', '? a\n: 1\n', { op: 'insert', path: [], key: 'b', value: 2 }, '? a\n: 1\nb: 2\n'],
  ['inserts no merge key', 'a: 1\n', { op: 'insert', path: [], key: '<<', value: 2 }, 'refused MERGE_KEY'],
  ['inserts into an indentless list', 'a:\n- b\nc: 1\n', { op: 'insert-item', path: ['a'], value: 'd' }, 'a:\n- b\n- d\nc: 1\n'],
  ['inserts nothing behind a text that the file cuts off', 'a: |\n  x', { op: 'insert', path: [], key: 'b', value: 1 }, 'refused UNFINISHED_TEXT'],
  ['inserts before a text that the file cuts off', 'a: |\n  x', { op: 'insert', path: [], key: 'b', value: 1, index: 0 }, 'b: 1\na: |\n  x'],
  ['deletes an explicit key', '? a\n: 1\n? b\n: 2\n', { op: 'delete', path: ['a'] }, '? b\n: 2\n'],
  ['deletes a merge', 'b: &b {x: 1}\nc:\n  <<: *b\n  y: 2\n', { op: 'delete', path: ['c', '<<'] }, 'b: &b {x: 1}\nc:\n  y: 2\n'],
  ['deletes a key whose own anchor an alias names', '&k key: 1\nb: *k\n', { op: 'delete', path: ['key'] }, 'refused ANCHOR_IN_USE'],
  ['deletes a vault payload', 'p: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\nq: 1\n', { op: 'delete', path: ['p'] }, 'q: 1\n'],
  ['deletes nothing that stands twice', 'a: 1\na: 2\n', { op: 'delete', path: ['a'] }, 'refused DUPLICATE_KEY'],
  ['renames an anchored key', '&k key: 1\nb: *k\n', { op: 'rename', path: ['key'], key: 'new' }, 'refused ANCHOR_IN_USE'],
  ['moves no anchored key past another of its name', '&k a: 1\n&k b: 2\nc: *k\n', { op: 'move', path: ['a'], index: 1 }, 'refused ANCHOR_IN_USE'],
  ['renames no key that is a collection', '? [a, b]\n: 1\n', { op: 'rename', path: ['[a, b]'], key: 'c' }, 'refused COMPLEX_KEY'],
  ['moves a block text to where the file ends, with its line break', 'a: |\n  x\nb: 1', { op: 'move', path: ['a'], index: 1 }, 'b: 1\na: |\n  x\n'],
  ['moves others before a block text that the file cuts off', '- a\n- b\n- |\n  x', { op: 'move-item', path: [1], index: 0 }, '- b\n- a\n- |\n  x'],
  ['moves what stood last away from a block text, which keeps its line break', 'a: |\n  x\nb: 1', { op: 'move', path: ['b'], index: 0 }, 'b: 1\na: |\n  x\n'],
  ['moves a first nested key with its comment', 'a:\n  # about b\n  b: 1\n  c: 2\n', { op: 'move', path: ['a', 'b'], index: 1 }, 'a:\n  c: 2\n  # about b\n  b: 1\n'],
  ['leaves a file\'s first comment where it is', '# about the file\na: 1\nb: 2\n', { op: 'move', path: ['a'], index: 1 }, '# about the file\nb: 2\na: 1\n'],
];

test.each(structure)('%s', (...[, before, operation, after]) => {
  expect(edited(before, operation)).toBe(after);
});

test('reads quoted text that is indented too little, as Go writes it, with a warning', () => {
  const crd = "spec:\n  rules:\n  - rule: 'self.all(p, p.x == ''''\n  || p.y)'\n    message: \"m\n  n\"\n";
  const document = readDocument('crd.yaml', crd);
  expect([document.readOnly, document.problems.map(({ code, severity }) => [code, severity])]).toEqual([undefined, [['BAD_INDENT', 'warning']]]);
  expect(findNode(document, { path: ['spec', 'rules', 0, 'rule'] })?.value).toBe("self.all(p, p.x == '' || p.y)");
  expect(edited(crd, { op: 'set', path: ['spec', 'rules', 0, 'message'], value: 'x' })).toBe(crd.replace('"m\n  n"', '"x"'));
  expect(readDocument('a.yaml', 'a: "x\nb: 1\n').readOnly?.code).toBe('SYNTAX');
});

test('says so where lines end in carriage returns alone', () => {
  expect(readDocument('a.yaml', 'a: 1\rb: 2\r').readOnly).toMatchObject({ code: 'SYNTAX', message: expect.stringContaining('carriage returns') as string });
});

test('a file that is not UTF-8, or templated, is edited as text only', () => {
  expect(readDocument('a.yaml', 'a: {{ .Values.x }}\n').readOnly?.code).toBe('TEMPLATED');
  expect(readDocument('a.yaml', '- {% if x %}\n- a\n').readOnly?.code).toBe('TEMPLATED');
  expect(readDocument('a.yaml', 'a: "{{ x }}"\n').readOnly).toBeUndefined();
});
