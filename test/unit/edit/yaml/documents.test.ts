import { expect, test } from 'vitest';
import { findNode, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { edited } from '../core/edited.ts';

const two = '# first\na: 1\n---\n# second\nb: 2\n';

test('edits the document that is meant', () => {
  expect(edited(two, { op: 'set', document: 1, path: ['b'], value: 3 })).toBe(two.replace('b: 2', 'b: 3'));
  expect(edited(two, { op: 'set', document: 2, path: ['b'], value: 3 })).toBe('refused OUT_OF_RANGE');
});

test('adds documents at the end, between and before', () => {
  expect(edited(two, { op: 'add-document', value: { c: 1 } })).toBe(`${two}---\nc: 1\n`);
  expect(edited(two, { op: 'add-document', value: { c: 1 }, index: 1 })).toBe('# first\na: 1\n---\nc: 1\n---\n# second\nb: 2\n');
  expect(edited(two, { op: 'add-document', value: [1], index: 0 })).toBe(`- 1\n---\n${two}`);
  expect(edited('a: 1', { op: 'add-document', value: { c: 1 } })).toBe('a: 1\n---\nc: 1\n');
  expect(edited('', { op: 'add-document', value: { c: 1 } })).toBe('c: 1\n');
});

test('removes a document, but not the only one', () => {
  expect(edited(two, { op: 'remove-document', document: 0 })).toBe('---\n# second\nb: 2\n');
  expect(edited(two, { op: 'remove-document', document: 1 })).toBe('# first\na: 1\n');
  expect(edited('a: 1\n', { op: 'remove-document', document: 0 })).toBe('refused LAST_ENTRY');
});

test('keeps documents apart where directives and end markers stand between them', () => {
  const text = '%YAML 1.2\n---\na: 1\n...\n%YAML 1.2\n---\nb: 1\n...\n';
  expect(edited(text, { op: 'set', document: 1, path: ['b'], value: 2 })).toBe(text.replace('b: 1', 'b: 2'));
  expect(edited(text, { op: 'add-document', value: 1 })).toBe('refused UNSUPPORTED');
});

test('sets comments above and after', () => {
  const text = 'a: 1 # old\nb:\n  c: 1\n  d: |\n    x\n';
  expect(edited(text, { op: 'comment', path: ['a'], text: 'new', place: 'after' })).toBe(text.replace('old', 'new'));
  expect(edited(text, { op: 'comment', path: ['a'], text: '', place: 'after' })).toBe(text.replace(' # old', ''));
  expect(edited(text, { op: 'comment', path: ['b'], text: 'x', place: 'after' })).toBe(text.replace('b:', 'b: # x'));
  expect(edited(text, { op: 'comment', path: ['b', 'd'], text: 'x', place: 'after' })).toBe(text.replace('d: |', 'd: | # x'));
  expect(edited(text, { op: 'comment', path: ['b', 'c'], text: 'one\ntwo', place: 'before' })).toBe(text.replace('  c:', '  # one\n  # two\n  c:'));
  expect(edited('# old\na: 1\n', { op: 'comment', path: ['a'], text: '', place: 'before' })).toBe('a: 1\n');
  expect(edited('- name: x\n  y: 1\n', { op: 'comment', path: [0], text: 'n', place: 'after' })).toBe('- name: x # n\n  y: 1\n');
  expect(edited('a: [1, 2]\n', { op: 'comment', path: ['a', 0], text: 'n', place: 'after' })).toBe('a: [1, 2] # n\n');
  expect(edited('a: 1\n', { op: 'comment', path: ['a'], text: 'x\ny', place: 'after' })).toBe('refused VALUE_UNREPRESENTABLE');
});

test('reads every error of a file, with its range', () => {
  const document = readDocument('a.yaml', 'a: [1\nb: "x\n');
  expect(document.readOnly?.code).toBe('SYNTAX');
  expect(document.problems.length).toBeGreaterThan(1);
  for (const { range } of document.problems) expect(range.end).toBeGreaterThan(range.start);
});

test('reads duplicate keys without giving up the rest of the file', () => {
  const document = readDocument('a.yaml', 'a: 1\nb: 1\na: 2\n');
  expect(document.problems.map(({ code, severity }) => [code, severity])).toEqual([['DUPLICATE_KEY', 'warning']]);
  expect(edited('a: 1\nb: 1\na: 2\n', { op: 'set', path: ['b'], value: 2 })).toBe('a: 1\nb: 2\na: 2\n');
});

test('tells templates from YAML that only holds placeholders', () => {
  const code = (path: string, text: string): string | undefined => readDocument(path, text).readOnly?.code;
  expect(code('x.yaml', 'a: {{ .Values.x }}\n')).toBe('TEMPLATED');
  expect(code('x.yaml', '{{- if .x }}\na: 1\n{{- end }}\n')).toBe('TEMPLATED');
  expect(code('roles/x/templates/a.yaml.j2', 'a: 1\n')).toBe('TEMPLATED');
  expect(code('charts/x/templates/a.yaml', 'a: "{{ .Values.x }}"\n')).toBe('TEMPLATED');
  expect(code('charts/x/values.yaml', '# {{ if x }}\na: "{{ x }}"\n')).toBeUndefined();
  expect(code('.github/workflows/a.yml', 'run: echo ${{ github.sha }}\n')).toBeUndefined();
});

test('reports nesting that no stack can hold instead of throwing', () => {
  expect(readDocument('a.yaml', '['.repeat(20_000)).readOnly?.code).toBe('TOO_DEEP');
});

test('reads again only the document that was touched, to the same tree', () => {
  const text = Array.from({ length: 50 }, (_, index) => `kind: K${index}\nspec:\n  list:\n  - name: a${index}\n    value: x\n  - name: b\n`).join('---\n');
  const planned = planEdits(readDocument('a.yaml', text), [
    { op: 'set', document: 20, path: ['spec', 'list', 0, 'value'], value: 'z' },
    { op: 'insert-item', document: 20, path: ['spec', 'list'], value: { name: 'c' }, index: 0 },
    { op: 'delete', document: 30, path: ['spec', 'list', 0, 'name'] },
    { op: 'set', document: 49, path: ['kind'], value: 'Z' },
  ]);
  const lines = planned.ok ? planned.value.text.split('\n').filter((line) => !text.includes(`${line}\n`)) : [];
  expect(lines).toEqual(['  - name: c', '    value: z', '  - value: x', 'kind: Z']);
});

test('an edit within brackets over many lines reads again the lines around it, to the tree that reading everything gives', () => {
  const text = `hosts:\n  [\n${Array.from({ length: 200 }, (_, index) => `    {name: n${index}, port: ${index}},  # note\n`).join('')}  ]\nlast: 1\n`;
  const planned = planEdits(readDocument('a.yaml', text), [
    { op: 'set', path: ['hosts', 100, 'port'], value: 'x, y' }, { op: 'remove-item', path: ['hosts', 50] }, { op: 'insert-item', path: ['hosts'], value: { name: 'new' }, index: 10 },
    { op: 'move-item', path: ['hosts', 0], index: 3 }, { op: 'rename', path: ['hosts', 7, 'name'], key: 'title' },
  ]);
  if (!planned.ok) throw new Error(planned.error.message);
  const hosts = findNode(readDocument('a.yaml', planned.value.text), { path: ['hosts'] });
  expect(hosts?.children.length).toBe(200);
  expect(findNode(readDocument('a.yaml', planned.value.text), { path: ['hosts', 100, 'port'] })?.value).toBe('x, y');
  expect(findNode(readDocument('a.yaml', planned.value.text), { path: ['hosts', 10, 'name'] })?.value).toBe('new');
});
