import { expect, test } from 'vitest';
import { findNode, planEdits, readDocument } from '../../../../shared/edit/index.ts';

test('reads and edits a file of ten million characters, touching one line', { timeout: 120_000 }, () => {
  const entry = (index: number): string => `item${index}: # note ${index}\n  name: "n${index}"\n  list:\n  - a: ${index}\n    b: plain text that goes on for a while\n  - 😀\n  text: |\n    one\n    two\n`;
  let text = '';
  for (let index = 0; text.length < 10_000_000; index++) text += entry(index);
  const document = readDocument('big.yaml', text);
  expect(document.readOnly).toBeUndefined();
  const planned = planEdits(document, [{ op: 'set', path: ['item50000', 'list', 0, 'b'], value: 'yes' }]);
  expect(planned).toMatchObject({ ok: true, value: { splices: [{ text: '"yes"' }] } });
});

test('an edit deep in a long list reads only what it touches, to the tree that reading everything gives', () => {
  const text = `spec:\n  list:\n${Array.from({ length: 400 }, (_, index) => `  # item ${index}\n  - name: n${index}\n    value: ${index}\n`).join('')}`;
  const document = readDocument('a.yaml', text);
  for (const operation of [
    { op: 'set', path: ['spec', 'list', 200, 'value'], value: 'x' }, { op: 'remove-item', path: ['spec', 'list', 200] }, { op: 'insert-item', path: ['spec', 'list'], value: { name: 'new' }, index: 100 },
    { op: 'move-item', path: ['spec', 'list', 10], index: 300 }, { op: 'rename', path: ['spec', 'list', 3, 'name'], key: 'title' }, { op: 'comment', path: ['spec', 'list', 7], text: 'x', place: 'before' },
  ] as const) {
    const planned = planEdits(document, [operation, { op: 'set', path: ['spec', 'list', 350, 'value'], value: 'y' }]);
    if (!planned.ok) throw new Error(planned.error.message);
    expect(findNode(readDocument('a.yaml', planned.value.text), { path: ['spec', 'list', 350, 'value'] })?.value).toBe('y');
  }
});
