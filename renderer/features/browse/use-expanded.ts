import { useEffect, useState } from 'react';
import { recall, remember } from '../../stores/workspace-store.ts';
import { foldersAbove } from './file-tree.ts';

const isList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
const mostRemembered = 500;

/** Which folders of a repository are open, kept over restarts; those above the open file are opened with it. */
export function useExpanded(repositoryId: string, path: string | null): { readonly expanded: ReadonlySet<string>; readonly toggle: (folder: string) => void } {
  const key = `browse.expanded.${repositoryId}`;
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set([...recall(key, isList, []), ...(path === null ? [] : foldersAbove(path))]));
  const [shown, setShown] = useState(path);
  if (shown !== path) {
    setShown(path);
    if (path !== null) setExpanded(new Set([...expanded, ...foldersAbove(path)]));
  }
  useEffect(() => remember(key, [...expanded].slice(-mostRemembered)), [key, expanded]);
  const toggle = (folder: string): void =>
    setExpanded((before) => {
      const after = new Set(before);
      if (!after.delete(folder)) after.add(folder);
      return after;
    });
  return { expanded, toggle };
}
