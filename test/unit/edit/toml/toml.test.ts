import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { findNode, type Node, type Operation, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { Random } from '../../../bench/fidelity/random.ts';
import { EditSource } from '../../../bench/fidelity/random-edit.ts';
import { editable, editText, refusalOf } from '../../../harness/edit-text.ts';

const folder = new URL('../../../fixtures/edit/toml/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

type Case = readonly [name: string, before: string, operation: Operation, after: string];

const edits: readonly Case[] = [
  ['sets a basic string', 'a = "x" # c\n', { op: 'set', path: ['a'], value: 'y"\\\n\u0001' }, 'a = "y\\"\\\\\\n\\u0001" # c\n'],
  ['sets a literal string', "a = 'x'\n", { op: 'set', path: ['a'], value: 'C:\\y' }, "a = 'C:\\y'\n"],
  ['sets a literal string to what it cannot hold, as a basic one', "a = 'x'\n", { op: 'set', path: ['a'], value: "it's" }, 'a = "it\'s"\n'],
  ['sets a string over lines', 'a = """\nx\ny"""\n', { op: 'set', path: ['a'], value: 'p\n""""q" \\ ' }, 'a = """\np\n\\"\\"""q" \\\\ """\n'.replace('\\"\\"""q', '\\"\\""\\"q').replace('\\"\\""\\"q', '\\"\\"""q')],
  ['sets lines in a file with CRLF on one line', 'a = """\r\nx\r\ny"""\r\n', { op: 'set', path: ['a'], value: 'p\nq' }, 'a = "p\\nq"\r\n'],
  ['keeps a float a float', 'a = 1.5\n', { op: 'set', path: ['a'], value: 2 }, 'a = 2.0\n'],
  ['writes a whole number as an integer', 'a = 0x10\n', { op: 'set', path: ['a'], value: 17 }, 'a = 17\n'],
  ['writes infinity', 'a = 1.5\n', { op: 'set', path: ['a'], value: Number.NEGATIVE_INFINITY }, 'a = -inf\n'],
  ['replaces a date by its source', 'a = 2024-01-01 # c\n', { op: 'set', path: ['a'], value: '2024-02-03', expression: true }, 'a = 2024-02-03 # c\n'],
  ['sets below a dotted key', 'a.b.c = 1\n', { op: 'set', path: ['a', 'b', 'c'], value: true }, 'a.b.c = true\n'],
  ['sets in an inline table within an array', 'a = [{ x.y = 1 }, 2]\n', { op: 'set', path: ['a', 0, 'x', 'y'], value: 2 }, 'a = [{ x.y = 2 }, 2]\n'],
  ['sets a lone zero at the very end of a file', 'a=0', { op: 'set', path: ['a'], value: 12 }, 'a=12'],
  ['sets after a byte order mark', '\uFEFFa = 1\n', { op: 'set', path: ['a'], value: 2 }, '\uFEFFa = 2\n'],
  ['inserts before the first table', 'a = 1\n\n[t]\nb = 2\n', { op: 'insert', path: [], key: 'c d', value: { x: 1 } }, 'a = 1\n"c d" = { x = 1 }\n\n[t]\nb = 2\n'],
  ['inserts before tables where no key stands before them', '[t]\nb = 2\n', { op: 'insert', path: [], key: 'c', value: 1 }, 'c = 1\n\n[t]\nb = 2\n'],
  ['inserts into a table', '[t]\nb = 2 # two\n\n[u]\n', { op: 'insert', path: ['t'], key: 'c', value: [1, 'x'] }, '[t]\nb = 2 # two\nc = [1, "x"]\n\n[u]\n'],
  ['inserts into an empty table', '[t] # t\n[u]\n', { op: 'insert', path: ['t'], key: 'c', value: 1 }, '[t] # t\nc = 1\n[u]\n'],
  ['inserts into a table that only its sub-tables name', '[a.b]\nx = 1\n', { op: 'insert', path: ['a'], key: 'c', value: 1 }, '[a]\nc = 1\n\n[a.b]\nx = 1\n'],
  ['inserts beside dotted keys', 'a.b = 1\nc = 2\n', { op: 'insert', path: ['a'], key: 'd', value: 1 }, 'a.b = 1\na.d = 1\nc = 2\n'],
  ['inserts into an item of a list of tables', '[[t]]\na = 1\n[[t]]\na = 2\n', { op: 'insert', path: ['t', 0], key: 'b', value: 'x' }, '[[t]]\na = 1\nb = "x"\n[[t]]\na = 2\n'],
  ['inserts into an inline table', 'a = { x = 1 }\n', { op: 'insert', path: ['a'], key: 'y', value: 2 }, 'a = { x = 1, y = 2 }\n'],
  ['inserts among dotted keys within braces', 'a = { x.y = 1, z = 2 }\n', { op: 'insert', path: ['a', 'x'], key: 'w', value: 3 }, 'a = { x.y = 1, x.w = 3, z = 2 }\n'],
  ['inserts with the line ends and tight signs of the file', 'a=1\r\n', { op: 'insert', path: [], key: 'b', value: 2 }, 'a=1\r\nb=2\r\n'],
  ['inserts at the end of a file without a final line break', 'a = 1', { op: 'insert', path: [], key: 'b', value: 2 }, 'a = 1\nb = 2'],
  ['inserts an item over lines with a comma after the last', 'a = [\n    1,\n    2, # two\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a = [\n    1,\n    2, # two\n    3,\n]\n'],
  ['inserts an item over lines without one', 'a = [\n  1,\n  2 # two\n]\n', { op: 'insert-item', path: ['a'], value: 3 }, 'a = [\n  1,\n  2, # two\n  3\n]\n'],
  ['inserts a table into a list of tables', '[[t]]\na = 1\n\n[t.s]\nb = 1\n\n[u]\n', { op: 'insert-item', path: ['t'], value: { a: 2 } }, '[[t]]\na = 1\n\n[t.s]\nb = 1\n\n[[t]]\na = 2\n\n[u]\n'],
  ['deletes a key with its comments', '# head\n\n# about a\na = 1 # one\nb = 2\n', { op: 'delete', path: ['a'] }, '# head\n\nb = 2\n'],
  ['deletes a table with its sub-tables', '[a]\nx = 1\n\n[b]\ny = 1\n\n[a.c]\nz = 1\n', { op: 'delete', path: ['a'] }, '[b]\ny = 1\n'],
  ['deletes the last key of a dotted table and keeps the table', 'a.b = 1\n', { op: 'delete', path: ['a', 'b'] }, 'a = {}\n'],
  ['deletes the last sub-table and keeps the table', '[a.b]\nx = 1\n', { op: 'delete', path: ['a', 'b'] }, '[a]\n'],
  ['removes an item of a list of tables', '[[t]]\na = 1\n\n[[t]]\na = 2\n', { op: 'remove-item', path: ['t', 0] }, '[[t]]\na = 2\n'],
  ['renames a table in all its headers', '[a]\n[a.b]\n[c]\n[a.d.e]\n', { op: 'rename', path: ['a'], key: 'x y' }, '["x y"]\n["x y".b]\n[c]\n["x y".d.e]\n'],
  ['renames a part of dotted keys', 'a.b = 1\na.c = 2\n', { op: 'rename', path: ['a'], key: 'x' }, 'x.b = 1\nx.c = 2\n'],
  ['moves a key with its comment', '[t]\na = 1\n# b\nb = 2\n', { op: 'move', path: ['t', 'b'], index: 0 }, '[t]\n# b\nb = 2\na = 1\n'],
  ['moves a table', '[a]\nx = 1\n\n[b]\ny = 2\n', { op: 'move', path: ['b'], index: 0 }, '[b]\ny = 2\n\n[a]\nx = 1\n'],
  ['moves an item of a list of tables', '[[t]]\na = 1\n\n[[t]]\na = 2\n', { op: 'move-item', path: ['t', 0], index: 1 }, '[[t]]\na = 2\n\n[[t]]\na = 1\n'],
  ['moves a table past others although lines of a third are scattered', '[a]\nx = 1\n\n[b]\n\n[c]\n\n[a.d]\ny = 1\n', { op: 'move', path: ['c'], index: 1 }, '[a]\nx = 1\n\n[c]\n\n[b]\n\n[a.d]\ny = 1\n'],
  ['moves a key of a table whose lines are scattered', '[p]\na = 1\nb = 2\n[t]\n[p.s]\n', { op: 'move', path: ['p', 'a'], index: 1 }, '[p]\nb = 2\na = 1\n[t]\n[p.s]\n'],
  ['deletes what gave a scattered table its place', 'a.x.p = 1\na.y = 2\na.x.q = 3\n', { op: 'delete', path: ['a', 'x', 'p'] }, 'a.y = 2\na.x.q = 3\n'],
  ['sets a comment above a dotted key', '[p]\nv.workspace = true\n', { op: 'comment', path: ['p', 'v'], text: 'why', place: 'before' }, '[p]\n# why\nv.workspace = true\n'],
  ['sets a comment above the first line of a table that only longer headers name', '[a.b]\nx = 1\n[a.c]\n', { op: 'comment', path: ['a'], text: 'why', place: 'before' }, '# why\n[a.b]\nx = 1\n[a.c]\n'],
  ['sets comments beside an item', 'a = [\n  1,\n  2,\n]\n', { op: 'comment', path: ['a', 1], text: 'two', place: 'after' }, 'a = [\n  1,\n  2, # two\n]\n'],
  ['sets a comment beside a header', '[a]\nx = 1\n', { op: 'comment', path: ['a'], text: 'why', place: 'after' }, '[a] # why\nx = 1\n'],
];

test.each(edits)('%s', (...[, before, operation, after]) => {
  expect(editText('a.toml', before, operation)).toBe(after);
});

test.each<readonly [string, string, Operation, string]>([
  ['null', 'a = 1\n', { op: 'set', path: ['a'], value: null }, 'VALUE_UNREPRESENTABLE'],
  ['to set a date as text', 'a = 2024-01-01\n', { op: 'set', path: ['a'], value: 'x' }, 'EXPRESSION'],
  ['source that is no value', 'a = 2024-01-01\n', { op: 'set', path: ['a'], value: '1\nb = 2', expression: true }, 'SYNTAX'],
  ['a key after tables', '[t]\n', { op: 'insert', path: [], key: 'a', value: 1, index: 1 }, 'UNSUPPORTED'],
  ['to move a key behind a table', 'a = 1\n[t]\n', { op: 'move', path: ['a'], index: 1 }, 'UNSUPPORTED'],
  ['to move what gives a scattered table its place', '[p.c.v]\n[p.d]\n[p.c.w]\n', { op: 'move', path: ['p', 'c', 'v'], index: 1 }, 'UNSUPPORTED'],
  ['the last item of a list of tables', '[[t]]\na = 1\n', { op: 'remove-item', path: ['t', 0] }, 'LAST_ENTRY'],
  ['a number in a list of tables', '[[t]]\na = 1\n', { op: 'insert-item', path: ['t'], value: 1 }, 'VALUE_UNREPRESENTABLE'],
  ['a key that is there', 'a.b = 1\n', { op: 'insert', path: [], key: 'a', value: 1 }, 'KEY_EXISTS'],
])('refuses %s', (...[, before, operation, code]) => {
  expect(refusalOf('a.toml', before, operation)).toBe(code);
});

test('reads a table whose parts stand apart as one', () => {
  const document = readDocument('a.toml', fixture('pyproject.toml'));
  expect(findNode(document, { path: ['tool', 'ruff'] })?.children.map((child) => child.path.at(-1))).toEqual(['line-length', 'lint']);
  expect(findNode(document, { path: ['tool', 'ruff', 'lint', 'isort', 'known-first-party', 0] })?.value).toBe('inventory');
  expect(findNode(document, { path: ['tool', 'mypy', 'overrides', 1, 'module'] })?.value).toBe('yaml');
  expect(findNode(document, { path: ['project', 'released'] })).toMatchObject({ kind: 'expr', source: '2024-03-01' });
  expect(findNode(document, { path: ['project', 'dependencies', 0] })?.comments).toMatchObject([{ text: '# the client', place: 'after' }]);
  expect(findNode(document, { path: ['build-system'] })?.comments).toMatchObject([{ text: '# Built and published by the pipeline.', place: 'before' }]);
});

test('reads what only TOML 1.1 allows', () => {
  expect(readDocument('a.toml', 'a = {\n  x = 1,\n}\n').problems).toEqual([]);
});

test('reports every problem of a file, and reads the rest', () => {
  const text = 'a = 1\nb = \nc = 3\nc = 4\nd = 5\n';
  const document = readDocument('a.toml', text);
  expect(document.problems.map((problem) => text.slice(0, problem.range.start).split('\n').length)).toEqual([2, 4]);
  expect(findNode(document, { path: ['d'] })?.value).toBe(5);
});

test.each(['a = 1\rb = 2', 'a = [1', '[a', 'a = 1\na = 2', '[a]\n[a]', 'a = "x', 'a = 1979-13-01', 'a = { b = 1 }\n[a.c]', 'a = 0123', '= 1'])('rejects %j', (text) => {
  expect(readDocument('a.toml', text).problems.length).toBeGreaterThan(0);
});

test('reports nesting that would exhaust the stack', () => {
  expect(() => readDocument('a.toml', `a = ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`)).not.toThrow();
});

function valueOf(node: Node): unknown {
  if (node.kind === 'seq') return node.children.map(valueOf);
  if (node.kind === 'map') return Object.fromEntries(node.children.map((child) => [String(child.path.at(-1)), valueOf(child)]));
  return node.kind === 'expr' ? node.source : node.value;
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plain);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) : value;
}

test('reads and edits fixtures as a second reader does', () => {
  for (const name of readdirSync(folder)) {
    const document = editable(name, fixture(name));
    expect(valueOf(document.roots[0] as Node)).toEqual(plain(parse(document.text)));
    const source = new EditSource(document, new Random(17));
    for (let tries = 0; tries < 400; tries += 1) {
      const operation = source.next();
      const planned = operation && planEdits(document, [operation]);
      if (planned?.ok !== true) continue;
      const [root] = readDocument(name, planned.value.text).roots;
      expect([operation, root && valueOf(root)]).toEqual([operation, plain(parse(planned.value.text))]);
    }
  }
});
