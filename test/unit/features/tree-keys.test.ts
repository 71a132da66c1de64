import { expect, test } from 'vitest';
import { draftMarks } from '../../../renderer/features/browse/draft-marks.ts';
import { entryNote } from '../../../renderer/features/browse/entry-note.ts';
import { buildTree, visibleRows } from '../../../renderer/features/browse/file-tree.ts';
import { treeMove, typeAhead } from '../../../renderer/features/browse/tree-keys.ts';
import type { TreeEntry } from '../../../shared/model/repository.ts';

const oid = '0'.repeat(40);
const entries: TreeEntry[] = ['README.md', 'apps/api.yaml', 'apps/web.yaml'].map((path) => ({ path, oid, type: 'file' }));
// apps, api.yaml, web.yaml, README.md
const rows = visibleRows(buildTree(entries), new Set(['apps']));

test('arrows move, open and close as in a file manager', () => {
  expect(treeMove('ArrowDown', rows, 0)).toEqual({ kind: 'go', index: 1 });
  expect(treeMove('ArrowDown', rows, 3)).toEqual({ kind: 'go', index: 3 });
  expect(treeMove('ArrowLeft', rows, 2)).toEqual({ kind: 'go', index: 0 });
  expect(treeMove('ArrowLeft', rows, 0)).toEqual({ kind: 'toggle', path: 'apps' });
  expect(treeMove('ArrowRight', rows, 0)).toEqual({ kind: 'go', index: 1 });
  expect(treeMove('ArrowRight', visibleRows(buildTree(entries), new Set()), 0)).toEqual({ kind: 'toggle', path: 'apps' });
  expect(treeMove('Enter', rows, 3)).toEqual({ kind: 'open', path: 'README.md' });
  expect(treeMove('End', rows, 0)).toEqual({ kind: 'go', index: 3 });
});

test('an empty tree takes no key', () => {
  expect(treeMove('ArrowDown', [], -1)).toBeNull();
  expect(treeMove('Enter', [], -1)).toBeNull();
});

test('typing goes to the next name that begins so, and round at the end', () => {
  expect(typeAhead(rows, 0, 'w')).toBe(2);
  expect(typeAhead(rows, 3, 'a')).toBe(0);
  expect(typeAhead(rows, 0, 'ap')).toBe(0);
  expect(typeAhead(rows, 0, 'zz')).toBe(-1);
});

test('files of a draft are marked, and the folders above them', () => {
  const files = [{ path: 'a/b/c.yaml', status: 'added' as const, edits: 1, staged: 0 }];
  const marks = draftMarks({ id: 'd', repositoryId: 'r', title: '', branch: 'main', baseOid: oid, movedTo: null, files, state: 'open', requestIid: null, createdAtMs: 0, updatedAtMs: 0 });
  expect([...marks]).toEqual([['a/b/c.yaml', 'added'], ['a', 'within'], ['a/b', 'within']]);
});

test('links, submodules and unsafe names say why they are only shown', () => {
  expect(entryNote({ path: 'a', oid, type: 'symlink' })).toMatch(/never followed/);
  expect(entryNote({ path: 'a', oid, type: 'submodule' })).toMatch(/another repository/);
  expect(entryNote({ path: 'a', oid, type: 'file', unsafe: 'its name leaves the tree' })).toMatch(/leaves the tree/);
  expect(entryNote({ path: 'a', oid, type: 'executable' })).toBeNull();
});
