import { useDeferredValue, useEffect, useMemo } from 'react';
import type { Draft } from '../../../shared/model/draft.ts';
import type { TreeEntry } from '../../../shared/model/repository.ts';
import { useRefsVersion } from '../../stores/refs-store.ts';
import { type LoadedTree, loadTree, useTree } from '../../stores/trees-store.ts';
import { buildTree, type FileTree, matchingRows, type TreeRow, visibleRows } from './file-tree.ts';

/** The tree of a branch, read when first shown and again whenever the branches moved. */
export function useLoadedTree(repositoryId: string, ref: string | null): LoadedTree | undefined {
  const version = useRefsVersion(repositoryId);
  useEffect(() => {
    if (ref !== null) void loadTree(repositoryId, ref);
  }, [repositoryId, ref, version]);
  return useTree(repositoryId, ref);
}

/** What of a tree is shown: its lines, the tree they are of, and how many files match the filter. */
export interface ShownTree {
  readonly root: FileTree;
  readonly rows: readonly TreeRow[];
  readonly matches: number;
}

/** So many lines of a filtered tree are made; who sees more than that types another letter. */
const mostMatches = 2000;

/** The visible rows of a tree, narrowed to the paths that hold every word of the filter (all folders open then). */
export function useShownTree(entries: readonly TreeEntry[], expanded: ReadonlySet<string>, filter: string): ShownTree {
  const query = useDeferredValue(filter.trim());
  const root = useMemo(() => buildTree(entries), [entries]);
  return useMemo(() => {
    if (query !== '') return { root, ...matchingRows(root, query, mostMatches) };
    return { root, rows: visibleRows(root, expanded), matches: entries.length };
  }, [root, entries, expanded, query]);
}

/** The entries of a tree with the files that a draft adds. */
export function useEntriesWith(entries: readonly TreeEntry[], draft: Draft | null): readonly TreeEntry[] {
  return useMemo(() => {
    const candidates = (draft?.files ?? []).filter((file) => file.status === 'added');
    const added = candidates.filter((file) => !entries.some((entry) => entry.path === file.path));
    return added.length === 0 ? entries : [...entries, ...added.map((file): TreeEntry => ({ path: file.path, oid: '0'.repeat(40), type: 'file' }))];
  }, [entries, draft]);
}
