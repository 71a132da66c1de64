import { expect, test } from 'vitest';
import { type Operation, planEdits, readDocument, reanchor } from '../../../../shared/edit/index.ts';

const base = `spec:
  replicas: 3
  image: a:1
  env:
  - name: A
    value: "1"
  - name: B
    value: "2"
`;

function bring(theirs: string, ...operations: readonly Operation[]): { text: string; conflicts: unknown[] } {
  const planned = planEdits(readDocument('a.yaml', base), operations);
  if (!planned.ok) throw new Error(planned.error.message);
  const { plan, conflicts } = reanchor({ path: 'a.yaml', base, mine: planned.value.text, theirs, operations });
  return { text: plan.text, conflicts: conflicts.map(({ path, base: was, mine, theirs: other }) => ({ path: path.join('.'), was, mine, other })) };
}

test('an edit follows its field to where it has moved', () => {
  const theirs = `# new header\nspec:\n  image: a:1\n  replicas: 3\n`;
  expect(bring(theirs, { op: 'set', path: ['spec', 'replicas'], value: 5 })).toEqual({ text: theirs.replace('3', '5'), conflicts: [] });
});

test('an edit follows its item by name where items were added before it', () => {
  const theirs = base.replace('  env:\n', '  env:\n  - name: NEW\n    value: x\n');
  const wanted = theirs.replace('"2"', '"9"');
  expect(bring(theirs, { op: 'set', path: ['spec', 'env', 1, 'value'], value: '9' })).toEqual({ text: wanted, conflicts: [] });
});

test('the same field changed on both sides is a conflict, and the rest is kept', () => {
  const theirs = base.replace('replicas: 3', 'replicas: 4');
  expect(bring(theirs, { op: 'set', path: ['spec', 'replicas'], value: 5 }, { op: 'set', path: ['spec', 'image'], value: 'a:2' })).toEqual({
    text: theirs.replace('a:1', 'a:2'), conflicts: [{ path: 'spec.replicas', was: '3', mine: '5', other: '4' }],
  });
});

test('the same change on both sides is no conflict', () => {
  const theirs = base.replace('replicas: 3', 'replicas: 5');
  expect(bring(theirs, { op: 'set', path: ['spec', 'replicas'], value: 5 })).toEqual({ text: theirs, conflicts: [] });
  const gone = base.replace('  image: a:1\n', '');
  expect(bring(gone, { op: 'delete', path: ['spec', 'image'] })).toEqual({ text: gone, conflicts: [] });
});

test('deleting what they changed, changing what they deleted, and inserting what they inserted are conflicts', () => {
  expect(bring(base.replace('a:1', 'a:7'), { op: 'delete', path: ['spec', 'image'] }).conflicts).toHaveLength(1);
  expect(bring(base.replace('  image: a:1\n', ''), { op: 'set', path: ['spec', 'image'], value: 'x' }).conflicts).toEqual([{ path: 'spec.image', was: 'a:1', mine: 'x', other: undefined }]);
  expect(bring(base.replace('  image', '  paused: true\n  image'), { op: 'insert', path: ['spec'], key: 'paused', value: false }).conflicts).toEqual([{ path: 'spec.paused', was: undefined, mine: 'false', other: 'true' }]);
});

test('operations that build on each other are brought over together', () => {
  const theirs = base.replace('replicas: 3', 'replicas: 3 # note');
  const { text, conflicts } = bring(theirs, { op: 'insert', path: ['spec'], key: 'strategy', value: { type: 'Recreate' } }, { op: 'set', path: ['spec', 'strategy', 'type'], value: 'RollingUpdate' });
  expect(conflicts).toEqual([]);
  expect(text).toBe(`${theirs}  strategy:\n    type: RollingUpdate\n`);
});

test('documents are known again by kind and name', () => {
  const [one, two] = ['a', 'b'].map((name) => `kind: X\nmetadata:\n  name: ${name}\nn: 1\n`);
  const operations: readonly Operation[] = [{ op: 'set', document: 1, path: ['n'], value: 2 }];
  const old = `${one}---\n${two}`;
  const theirs = `kind: Y\nmetadata:\n  name: c\n---\n${old}`;
  const mine = planEdits(readDocument('a.yaml', old), operations);
  const { plan, conflicts } = reanchor({ path: 'a.yaml', base: old, mine: mine.ok ? mine.value.text : '', theirs, operations });
  expect(conflicts).toEqual([]);
  expect(plan.text).toBe(`${theirs.slice(0, -2)}2\n`);
});

test('typed text is merged by lines', () => {
  const theirs = base.replace('a:1', 'a:7');
  const { plan, conflicts } = reanchor({ path: 'a.txt', base, mine: base.replace('"2"', '"9"'), theirs });
  expect([plan.text, conflicts]).toEqual([theirs.replace('"2"', '"9"'), []]);
  const clash = reanchor({ path: 'a.txt', base, mine: base.replace('a:1', 'a:2'), theirs });
  expect(clash.plan.text).toBe(theirs);
  expect(clash.conflicts).toEqual([{ document: 0, path: [], base: '  image: a:1\n', mine: '  image: a:2\n', theirs: '  image: a:7\n', range: { start: 20, end: 33 } }]);
});

test('typed text that would no longer parse after a merge is a conflict', () => {
  const { conflicts } = reanchor({ path: 'a.yaml', base: 'a: 1\nb: 2\nc: 3\n', mine: 'a: [1,\nb: 2\nc: 3]\n', theirs: 'a: 1\nb: 2\nc: 3\nd: 4\n' });
  expect(conflicts.length).toBeLessThanOrEqual(1);
});

test('the same item or block added on both sides is there once, and another of its name is a conflict', () => {
  const item = { name: 'C', value: '3' };
  const theirs = `${base}  - name: C\n    value: "3"\n`;
  expect(bring(theirs, { op: 'insert-item', path: ['spec', 'env'], value: item })).toEqual({ text: theirs, conflicts: [] });
  expect(bring(theirs, { op: 'insert-item', path: ['spec', 'env'], value: { name: 'C', value: '4' } }).conflicts).toHaveLength(1);
  const operations: readonly Operation[] = [{ op: 'add-block', path: [], type: 'variable', labels: ['x'], body: { default: 1 } }];
  const old = 'variable "w" {}\n';
  const mine = planEdits(readDocument('a.tf', old), operations);
  const blocks = (newer: string): number => reanchor({ path: 'a.tf', base: old, mine: mine.ok ? mine.value.text : '', theirs: newer, operations }).conflicts.length;
  expect([blocks(`variable "x" {\n  default = 1\n}\n${old}`), blocks(`variable "x" {\n  default = 2\n}\n${old}`), blocks(`variable "y" {}\n${old}`)]).toEqual([0, 1, 0]);
});

test('what they only took entries out of can be deleted', () => {
  expect(bring(base.replace('  replicas: 3\n', ''), { op: 'delete', path: ['spec'] })).toEqual({ text: '{}\n', conflicts: [] });
  expect(bring(base.replace('replicas: 3', 'replicas: 4'), { op: 'delete', path: ['spec'] }).conflicts).toHaveLength(1);
});
