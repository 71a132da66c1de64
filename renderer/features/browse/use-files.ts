import { useDeferredValue, useEffect, useMemo } from 'react';
import type { Draft } from '../../../shared/model/draft.ts';
import type { TreeEntry } from '../../../shared/model/repository.ts';
import { useRefsVersion } from '../../stores/refs-store.ts';
import { type LoadedTree, loadTree, useTree } from '../../stores/trees-store.ts';
import { buildTree, type TreeRow, visibleRows } from './file-tree.ts';

/** The tree of a branch, read when first shown and again whenever the branches moved. */
export function useLoadedTree(repositoryId: string, ref: string | null): LoadedTree | undefined {
  const version = useRefsVersion(repositoryId);
  useEffect(() => {
    if (ref !== null) void loadTree(repositoryId, ref);
  }, [repositoryId, ref, version]);
  return useTree(repositoryId, ref);
}

/** The visible rows of a tree, narrowed to the paths that hold every word of the filter (all folders open then). */
export function useTreeRows(entries: readonly TreeEntry[], expanded: ReadonlySet<string>, filter: string): readonly TreeRow[] {
  const query = useDeferredValue(filter.trim().toLowerCase());
  const kept = useMemo(() => (query === '' ? entries : entriesMatching(entries, query)), [entries, query]);
  const root = useMemo(() => buildTree(kept), [kept]);
  return useMemo(() => visibleRows(root, query === '' ? expanded : 'everything'), [root, expanded, query]);
}

/** The entries of a tree with the files that a draft adds. */
export function useEntriesWith(entries: readonly TreeEntry[], draft: Draft | null): readonly TreeEntry[] {
  return useMemo(() => {
    const added = (draft?.files ?? []).filter((file) => file.status === 'added' && !entries.some((entry) => entry.path === file.path));
    return added.length === 0 ? entries : [...entries, ...added.map((file): TreeEntry => ({ path: file.path, oid: '0'.repeat(40), type: 'file' }))];
  }, [entries, draft]);
}

/** The entries whose path holds every word of a filter. */
export function entriesMatching(entries: readonly TreeEntry[], filter: string): readonly TreeEntry[] {
  const words = filter.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const path = entry.path.toLowerCase();
    return words.every((word) => path.includes(word));
  });
}
