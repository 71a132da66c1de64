import { create } from 'zustand';
import type { Branch } from '../../shared/model/repository.ts';
import { call } from '../ipc/client.ts';

interface RefsState {
  readonly branches: Readonly<Record<string, readonly Branch[]>>;
  /** Grows with each move of a repository's branches; a screen that shows a tree reads it anew when it does. */
  readonly versions: Readonly<Record<string, number>>;
}

/** The branches of each repository as last fetched. */
export const useRefs = create<RefsState>()(() => ({ branches: {}, versions: {} }));

/** A number that changes when the repository's branches moved. */
export function useRefsVersion(repositoryId: string): number {
  return useRefs((state) => state.versions[repositoryId] ?? 0);
}

/** Reads the branches of a repository; throws `FailureError`. */
export async function loadBranches(repositoryId: string): Promise<readonly Branch[]> {
  const list = await call('repository.branches', { id: repositoryId });
  useRefs.setState(({ branches }) => ({ branches: { ...branches, [repositoryId]: list } }));
  return list;
}

/** Takes in that a repository's branches moved. */
export function markRefsMoved(repositoryId: string): void {
  useRefs.setState(({ versions }) => ({ versions: { ...versions, [repositoryId]: (versions[repositoryId] ?? 0) + 1 } }));
}
