import { create } from 'zustand';
import type { Failure } from '../../shared/model/failure.ts';
import type { TreeEntry } from '../../shared/model/repository.ts';
import { call, failureOf } from '../ipc/client.ts';

/** The whole tree of a branch or commit, as far as it is loaded; a failure keeps what was loaded before. */
export interface LoadedTree {
  readonly commitOid: string | null;
  readonly entries: readonly TreeEntry[];
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
}

interface TreesState {
  readonly byPlace: Readonly<Record<string, LoadedTree>>;
}

const mostKept = 6;
const unread: LoadedTree = { commitOid: null, entries: [], status: 'loading', failure: null };

/** The trees looked at last, by repository and branch. */
const useTrees = create<TreesState>()(() => ({ byPlace: {} }));

/** The tree of a branch or commit; undefined until it was asked for. */
export function useTree(repositoryId: string, ref: string | null): LoadedTree | undefined {
  return useTrees((state) => (ref === null ? undefined : state.byPlace[placeOf(repositoryId, ref)]));
}

/** Reads a tree anew; one that did not change stays the same object. A failure is kept in the state. */
export async function loadTree(repositoryId: string, ref: string): Promise<void> {
  const place = placeOf(repositoryId, ref);
  const before = useTrees.getState().byPlace[place] ?? unread;
  put(place, { ...before, status: before.commitOid === null ? 'loading' : 'ready' });
  try {
    const { commitOid, entries } = await call('tree.list', { repositoryId, ref });
    const known = useTrees.getState().byPlace[place];
    put(place, { commitOid, entries: known?.commitOid === commitOid ? known.entries : entries, status: 'ready', failure: null });
  } catch (error) {
    put(place, { ...(useTrees.getState().byPlace[place] ?? unread), status: 'failed', failure: failureOf(error) });
  }
}

function placeOf(repositoryId: string, ref: string): string {
  return `${repositoryId} ${ref}`;
}

function put(place: string, tree: LoadedTree): void {
  useTrees.setState(({ byPlace }) => {
    const { [place]: _before, ...others } = byPlace;
    return { byPlace: Object.fromEntries([...Object.entries(others), [place, tree] as const].slice(-mostKept)) };
  });
}
