import { expect, test } from 'vitest';
import { buildTree, foldersAbove, visibleRows } from '../../../renderer/features/browse/file-tree.ts';
import type { TreeEntry } from '../../../shared/model/repository.ts';

const oid = '0'.repeat(40);
const entries: TreeEntry[] = ['README.md', 'apps/api/a.yaml', 'apps/b10.yaml', 'apps/b2.yaml', 'zed.tf'].map((path) => ({ path, oid, type: 'file' }));

test('folders come first, then files, numbers in names in their order', () => {
  const rows = visibleRows(buildTree(entries), new Set(['apps']));
  expect(rows.map((row) => `${' '.repeat(row.depth)}${row.name}`)).toEqual(['apps', ' api', ' b2.yaml', ' b10.yaml', 'README.md', 'zed.tf']);
});

test('a closed folder hides what is in it; everything can be opened at once', () => {
  expect(visibleRows(buildTree(entries), new Set())).toHaveLength(3);
  expect(visibleRows(buildTree(entries), 'everything')).toHaveLength(7);
});

test('each row knows its place among its siblings', () => {
  const row = visibleRows(buildTree(entries), new Set(['apps'])).find((each) => each.name === 'b10.yaml');
  expect(row?.position).toEqual({ index: 3, of: 3 });
});

test('the folders above a path are listed from the outside in', () => {
  expect(foldersAbove('a/b/c.tf')).toEqual(['a', 'a/b']);
  expect(foldersAbove('c.tf')).toEqual([]);
});

test('50,000 paths become a tree quickly', () => {
  const many: TreeEntry[] = Array.from({ length: 50_000 }, (_, at) => ({ path: `t${at % 100}/s${at % 1000}/f${at}.yaml`, oid, type: 'file' }));
  const start = performance.now();
  const rows = visibleRows(buildTree(many), new Set(['t1']));
  expect(performance.now() - start).toBeLessThan(2000);
  expect(rows.length).toBeGreaterThan(100);
});
