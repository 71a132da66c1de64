import { expect, test } from 'vitest';
import { edited } from '../core/edited.ts';

test('changes only the scalar, whatever stands around it', () => {
  const text = '# head\nspec:\n  replicas:   3   # how many\n  image: "a:1"\n';
  expect(edited(text, { op: 'set', path: ['spec', 'replicas'], value: 5 })).toBe(text.replace('3 ', '5 '));
});

test.each([
  ['plain', 'a: old\n', 'new value', 'a: new value\n'],
  ['single quotes', "a: 'old'\n", "it's", "a: 'it''s'\n"],
  ['double quotes', 'a: "old"\n', 'say "hi"', 'a: "say \\"hi\\""\n'],
  ['a plain text of several lines', 'a: old\n  text\n  goes on # c\nb: 1\n', 'new', 'a: new # c\nb: 1\n'],
  ['quotes over several lines', 'a: "old\n  text"\nb: 1\n', 'new', 'a: "new"\nb: 1\n'],
])('keeps the style: %s', (...[, before, value, after]) => {
  expect(edited(before, { op: 'set', path: ['a'], value })).toBe(after);
});

test.each([
  'yes', 'No', 'on', 'y', 'N', 'null', '~', 'true', '012', '0o17', '0x1F', '0b11', '08', '1_000', '1.5', '.5', '1e3', '-1', '.inf', '.NaN', '12:30:45', '1:2',
  '2024-01-02', '2024-01-02T03:04:05Z', '=', '<<', '',
])('quotes the string %j, which some reader of YAML 1.1 or 1.2 would retype', (value) => {
  expect(edited('a: old\n', { op: 'set', path: ['a'], value })).toBe(`a: "${value}"\n`);
});

test.each(['1.2.3', '10.0.0.1', 'v1', 'nginx:1.25', 'http://a.b/c?d=e', '/a/b', 'a#b', '-a', '?a', ':a', 'a, b', 'yesterday', '1.2.3-4', '5m', '100Mi', 'é', '日本', '😀'])(
  'leaves the string %j plain, which no reader retypes', (value) => {
    expect(edited('a: old\n', { op: 'set', path: ['a'], value })).toBe(`a: ${value}\n`);
  });

test.each(['a: b', 'a #b', '- a', '? a', '# a', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '{a}', '[a]', ', a', '"', "'a'", ' a', 'a ', 'a:', '---', '...', '{{ x }}', 'a\tb'])(
  'quotes the string %j, which would not parse as itself', (value) => {
    expect(edited('a: old\n', { op: 'set', path: ['a'], value })).toBe(`a: ${JSON.stringify(value)}\n`);
  });

test('writes other scalars plain and keeps their spelling', () => {
  expect(edited('a: "3"\n', { op: 'set', path: ['a'], value: 5 })).toBe('a: 5\n');
  expect(edited('a: True\n', { op: 'set', path: ['a'], value: false })).toBe('a: False\n');
  expect(edited('a: ~\n', { op: 'set', path: ['a'], value: null })).toBe('a: ~\n');
  expect(edited('a: 1\n', { op: 'set', path: ['a'], value: 1e21 })).toBe('a: 1.0e+21\n');
  expect(edited('a: 1\n', { op: 'set', path: ['a'], value: null })).toBe('a: null\n');
});

test.each([
  ['key: # c\n', 'key: v # c\n'],
  ['key:\n', 'key: v\n'],
  ['key:', 'key: v'],
  ['key: &a\n', 'key: &a v\n'],
  ['? key # c\nx: 1\n', '? key # c\n: v\nx: 1\n'],
  ['key: !t\nx: 1\n', 'key: !t v\nx: 1\n'],
  ['{key: , x: 1}\n', '{key: v , x: 1}\n'],
  ['{key:, x: 1}\n', '{key: v, x: 1}\n'],
  ['{key, x: 1}\n', '{key: v, x: 1}\n'],
])('fills an empty value where it stands: %j', (before, after) => {
  expect(edited(before, { op: 'set', path: ['key'], value: 'v' })).toBe(after);
});

test('fills an empty item', () => {
  expect(edited('- a\n-\n- # c\n', { op: 'set', path: [1], value: 'v' })).toBe('- a\n- v\n- # c\n');
  expect(edited('- a\n-\n- # c\n', { op: 'set', path: [2], value: 'v' })).toBe('- a\n-\n- v # c\n');
});

test.each([
  ['literal', 'a: |\n  one\n  two\nb: 1\n', 'one\nthree\n', 'a: |\n  one\n  three\nb: 1\n'],
  ['literal, stripped', 'a: |-\n  one\nb: 1\n', 'two\nthree', 'a: |-\n  two\n  three\nb: 1\n'],
  ['chomping follows the text', 'a: |\n  one\nb: 1\n', 'two', 'a: |-\n  two\nb: 1\n'],
  ['kept line breaks', 'a: |+\n  one\n\nb: 1\n', 'two\n\n\n', 'a: |+\n  two\n\n\nb: 1\n'],
  ['blank lines after a clipped text stay', 'a: |\n  one\n\nb: 1\n', 'two\n', 'a: |\n  two\n\nb: 1\n'],
  ['an indentation indicator where the text begins with a blank', 'a: |\n  one\nb: 1\n', ' two\n', 'a: |2\n   two\nb: 1\n'],
  ['an indentation indicator that stood there', 'a: |4\n     one\nb: 1\n', 'two\n', 'a: |\n    two\nb: 1\n'],
  ['a comment in the header', 'a: | # c\n  one\nb: 1\n', 'two', 'a: |- # c\n  two\nb: 1\n'],
  ['in an item', '- |\n  one\n- 2\n', 'two\n', '- |\n  two\n- 2\n'],
  ['CRLF', 'a: |\r\n  one\r\nb: 1\r\n', 'two\nthree\n', 'a: |\r\n  two\r\n  three\r\nb: 1\r\n'],
  ['at the end of a file without a line break', 'a: |-\n  one', 'two', 'a: |-\n  two'],
  ['empty', 'a: |\n  one\nb: 1\n', '', 'a: ""\nb: 1\n'],
  ['what a block cannot hold', 'a: |\n  one\nb: 1\n', 'x\u0000y', 'a: "x\\0y"\nb: 1\n'],
  ['another type', 'a: | # c\n  one\nb: 1\n', 5, 'a: 5 # c\nb: 1\n'],
])('rewrites a block of text: %s', (...[, before, value, after]) => {
  const path = before.startsWith('-') ? [0] : ['a'];
  expect(edited(before, { op: 'set', path, value })).toBe(after);
});

test('keeps the line breaks of a folded text up to the first change', () => {
  const text = 'a: >\n  The quick brown fox\n  jumps over the lazy\n  dog.\nb: 1\n';
  expect(edited(text, { op: 'set', path: ['a'], value: 'The quick brown fox jumps over the sleeping dog.\n' })).toBe('a: >\n  The quick brown fox\n  jumps over the\n  sleeping dog.\nb: 1\n');
  expect(edited('a: >-\n  one\nb: 1\n', { op: 'set', path: ['a'], value: 'one\ntwo\n  three\n\nfour' })).toBe('a: >-\n  one\n\n  two\n    three\n\n  four\nb: 1\n');
});

test('refuses what is not its own to change', () => {
  expect(edited('a: &x 1\nb: *x\n', { op: 'set', path: ['b'], value: 2 })).toBe('refused ALIAS');
  expect(edited('a: &x 1\nb: *x\n', { op: 'set', path: ['a'], value: 2 })).toBe('a: &x 2\nb: *x\n');
  expect(edited('a: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3061\n', { op: 'set', path: ['a'], value: 'x' })).toBe('refused ENCRYPTED');
  expect(edited('a: !unsafe "x{{"\n', { op: 'set', path: ['a'], value: 'y' })).toBe('a: !unsafe "y"\n');
  expect(edited('a: !Ref Foo\n', { op: 'set', path: ['a'], value: 5 })).toBe('refused TAGGED');
  expect(edited('a: !!int 5\n', { op: 'set', path: ['a'], value: 6 })).toBe('a: !!int 6\n');
  expect(edited('a: {b: 1}\n', { op: 'set', path: ['a'], value: 6 })).toBe('refused NOT_A_SCALAR');
  expect(edited('a: 1\na: 2\n', { op: 'set', path: ['a'], value: 6 })).toBe('refused DUPLICATE_KEY');
  expect(edited('? [a, b]\n: 1\n', { op: 'set', path: ['[a, b]'], value: 6 })).toBe('refused COMPLEX_KEY');
  expect(edited('base: &b {x: 1}\na:\n  <<: *b\n', { op: 'set', path: ['a', 'x'], value: 6 })).toBe('refused MERGE_KEY');
  expect(edited('a: 1\n', { op: 'set', path: ['b'], value: 6 })).toBe('refused NOT_FOUND');
  expect(edited('a: 1\n', { op: 'set', path: ['a'], value: '\ud800' })).toBe('refused VALUE_UNREPRESENTABLE');
});

test('edits inside a tagged list', () => {
  expect(edited('script: !reference [.setup, script]\n', { op: 'set', path: ['script', 0], value: '.other' })).toBe('script: !reference [.other, script]\n');
});

test('quotes keys and values in flow collections where brackets and commas would part them', () => {
  expect(edited('a: [x, y]\n', { op: 'set', path: ['a', 0], value: 'p, q' })).toBe('a: ["p, q", y]\n');
  expect(edited('a: {b: x}\n', { op: 'set', path: ['a', 'b'], value: '}' })).toBe('a: {b: "}"}\n');
  expect(edited('a: ["x"]\n', { op: 'set', path: ['a', 0], value: 'y' })).toBe('a: ["y"]\n');
});
