import { expect, test } from 'vitest';
import { buildTree, firstMatch, foldersAbove, matchingRows, visibleRows } from '../../../renderer/features/browse/file-tree.ts';
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

test('a filter leaves the files that match, with the folders above them open', () => {
  const { rows, matches } = matchingRows(buildTree(entries), 'AP b', 100);
  expect(rows.map((row) => `${' '.repeat(row.depth)}${row.name}`)).toEqual(['apps', ' b2.yaml', ' b10.yaml']);
  expect(matches).toBe(2);
  expect(firstMatch(buildTree(entries), 'b')).toBe('apps/b2.yaml');
  expect(firstMatch(buildTree(entries), 'nothing of the kind')).toBeNull();
});

test('a filter that matches very much makes only so many lines, and counts the rest', () => {
  const many: TreeEntry[] = Array.from({ length: 500 }, (_, at) => ({ path: `d${at % 10}/f${at}.yaml`, oid, type: 'file' }));
  const { rows, matches } = matchingRows(buildTree(many), 'yaml', 20);
  expect(rows.length).toBe(20);
  expect(matches).toBe(500);
});

test('50,000 paths become a tree quickly', () => {
  const many: TreeEntry[] = Array.from({ length: 50_000 }, (_, at) => ({ path: `t${at % 100}/s${at % 1000}/f${at}.yaml`, oid, type: 'file' }));
  const before = process.cpuUsage();
  const rows = visibleRows(buildTree(many), new Set(['t1']));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  expect(rows.length).toBeGreaterThan(100);
});
