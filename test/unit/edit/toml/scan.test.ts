import { expect, test } from 'vitest';
import { planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { readTomlFully } from '../../../../shared/edit/toml/read-toml.ts';
import { scanToml } from '../../../../shared/edit/toml/scan-toml.ts';
import { buildTree } from '../../../../shared/edit/toml/tree-toml.ts';

const right = [
  '', '# only\n', 'a = 1', 'a = 1 # after\r\nb = "x\\ty\\u00e9"\r\n', "a.b.c = 'x'\na.b.d = [1, [2, 3,\n# in\n], ]\n", '[a.b]\nx = -0\n[a]\ny = -0.0\n[[l]]\nn = 1\n[l.sub]\n[[l]]\n[[l.deep]]\n"q k" = {a.b = 1, c = {}}\n',
  'd = 1979-05-27T07:32:00Z\nt = 07:32:00.5\nn = [+1_000, 0xff, 0o17, 0b11, 1e3, -inf, nan]\nm = """\none\n"two" three"""\nl = \'\'\'raw \\n\'\'\'\n',
];

test.each(right)('scans %j to the lines and the tree that the full parser gives', (text) => {
  const scan = scanToml(text);
  const full = readTomlFully(text);
  expect(full.problems).toEqual([]);
  if (scan === undefined) throw new Error('not scanned');
  expect(scan.comments).toEqual(full.comments);
  expect(buildTree(text, { ...scan, problems: [], shift: 0, modern: false }).root).toEqual(buildTree(text, full).root);
});

test.each([
  'a = 1\na = 2', 'a.b = 1\na = 2', '[a]\n[a]', 'a = {}\n[a.b]', '[a]\nb.c = 1\n[a.b]', '[[a]]\n[a]', 'a = []\n[[a]]', 'a = 01', 'a = 1__0', 'a = "\\x"', 'a = "x', 'a = [1', 'a = {b = 1,}', 'a = 1 b = 2', 'a = 2021-02-30', 'a\n', 'a = 1\rb = 2',
  'a = {b = 1, b = 2}', '[a', 'a = "\u0001"', '"""a""" = 1',
])('leaves %j to the full parser', (text) => {
  expect(scanToml(text)).toBeUndefined();
});

test('an edit of a pair that others would clash with is refused as it is when all is read', () => {
  const document = readDocument('a.toml', 'a.x = 1\nb = 2\n[t]\nc = 3\n');
  expect(planEdits(document, [{ op: 'rename', path: ['b'], key: 'a' }])).toMatchObject({ ok: false, error: { code: 'KEY_EXISTS' } });
  expect(planEdits(document, [{ op: 'rename', path: ['b'], key: 'u' }, { op: 'set', path: ['u'], value: 'x' }, { op: 'insert', path: ['t'], key: 'd', value: [1] }])).toMatchObject({ ok: true, value: { text: 'a.x = 1\nu = "x"\n[t]\nc = 3\nd = [1]\n' } });
});

test('says of nesting beyond all files that it is too deep, and does so at once', () => {
  const begun = performance.now();
  const document = readDocument('a.toml', `a = ${'['.repeat(5000)}${']'.repeat(5000)}`);
  expect(document.readOnly).toMatchObject({ code: 'TOO_DEEP', range: { start: 304 } });
  expect(performance.now() - begun).toBeLessThan(1000);
});
