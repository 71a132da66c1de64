import { expect, test } from 'vitest';
import { findNode, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { readJson, readWithProblems } from '../../../../shared/edit/json/read-json.ts';

const texts = [
  '{}', '[]', '"a"', '-0.5e+3', '{"a": {"b": [1, {"c": null}], "d/e~f": true}, "\\u0061b": "x\\ny"}', '[[], [ ], [\n], {}, {\n}]', '{"a":1,\n"b":[1,2\n]}',
  '// top\n{ // first\n  // above a\n  "a": 1, // after a\n  /* inside */ "b": { /* only */ }, "c": /* between */ [ // open\n 1, 2, // two\n ], // end\n}\n// last\n',
  '\uFEFF{"a": 1}', '{"k1":1,"k2":2,"k3":3,"k4":4,"k5":5,"k6":6,"k7":7,"k8":8,"k9":9,"k10":10}',
];

test.each(texts)('the tree that is made when it is looked at is the one that is built node by node: %j', (text) => {
  expect(readJson(text, false)).toEqual(readWithProblems(text, false));
  expect(readJson(text, true)).toEqual(readWithProblems(text, true));
});

test.each(['{"a":1,"a":2}', '{"\\u0061":1,"a":2}', '[1,]', '[01]', '[1.]', '["\\x"]', '["\t"]', '{"a"}', '[1 2]', '[1', '[tru]', '', '{"a":1,}x', '[/*'])('leaves %j to the reader that reports what is wrong', (text) => {
  expect(readJson(text, true)).toEqual(readWithProblems(text, true));
  expect(readJson(text, true).problems.length).toBeGreaterThan(0);
});

test('an edit of a large file finds its place without the nodes beside it, and gives the tree that reading anew gives', () => {
  const text = `{"list": [${Array.from({ length: 3000 }, (_, index) => `{"name": "n${index}", "at": [${index}]}`).join(', ')}], "last": {}}`;
  const document = readDocument('a.json', text);
  const planned = planEdits(document, [
    { op: 'set', path: ['list', 1500, 'name'], value: 'é' }, { op: 'insert-item', path: ['list', 7, 'at'], value: { a: [] } }, { op: 'remove-item', path: ['list', 20] },
    { op: 'move-item', path: ['list', 0], index: 2 }, { op: 'rename', path: ['last'], key: 'end' }, { op: 'insert', path: ['end'], key: 'new', value: null },
  ]);
  if (!planned.ok) throw new Error(planned.error.message);
  const model = JSON.parse(planned.value.text) as { list: { name: string; at: unknown[] }[]; end: unknown };
  expect([model.list.length, model.list[1499]?.name, model.list[7]?.at, model.list[2]?.name, model.end]).toEqual([2999, 'é', [7, { a: [] }], 'n0', { new: null }]);
  expect(findNode(readDocument('a.json', planned.value.text), { path: ['list', 1499, 'name'] })?.value).toBe('é');
});
