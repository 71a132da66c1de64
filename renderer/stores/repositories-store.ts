import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Repository } from '../../shared/model/repository.ts';
import { call, failureOf } from '../ipc/client.ts';
import { type LoadState, notLoaded } from './load-state.ts';

interface RepositoriesState extends LoadState {
  readonly byId: Readonly<Record<string, Repository>>;
}

/** The clones on this computer, kept up to date by events. */
export const useRepositories = create<RepositoriesState>()(() => ({ ...notLoaded, byId: {} }));

/** One repository, or undefined when there is none with this id. */
export function useRepository(id: string | null): Repository | undefined {
  return useRepositories((state) => (id === null ? undefined : state.byId[id]));
}

/** All repositories by name. */
export function useRepositoryList(): readonly Repository[] {
  return useRepositories(useShallow((state) => Object.values(state.byId).sort(byName)));
}

/** True when a repository has something to show; one that is still being cloned or never was has not. */
export function isOpenable({ state }: Repository): boolean {
  return state === 'usable' || state === 'ready' || state === 'empty';
}

/** Reads the list anew; a failure is kept in the state. */
export async function loadRepositories(): Promise<void> {
  useRepositories.setState({ status: 'loading' });
  try {
    const list = await call('repository.list', {});
    useRepositories.setState({ status: 'ready', failure: null, byId: Object.fromEntries(list.map((each) => [each.id, each])) });
  } catch (error) {
    useRepositories.setState({ status: 'failed', failure: failureOf(error) });
  }
}

/** Adds a clone, which goes on behind; throws `FailureError`. */
export async function addRepository(input: { readonly url: string; readonly accountId: string | null }): Promise<Repository> {
  const repository = await call('repository.add', input);
  putRepository(repository);
  return repository;
}

/** Fetches now, or goes on with a broken-off clone; resolves when finished, throws `FailureError`. */
export async function fetchRepository(id: string): Promise<Repository> {
  const repository = await call('repository.fetch', { id });
  putRepository(repository);
  return repository;
}

/** Stops a clone or fetch under way; throws `FailureError`. */
export async function cancelRepository(id: string): Promise<void> {
  await call('repository.cancel', { id });
}

/** Removes the clone from this computer; throws `FailureError`. */
export async function removeRepository(id: string): Promise<void> {
  await call('repository.remove', { id });
  dropRepository(id);
}

/** Takes in the newest state of one repository. */
export function putRepository(repository: Repository): void {
  useRepositories.setState(({ byId }) => ({ byId: { ...byId, [repository.id]: repository } }));
}

/** Takes a repository out of the list. */
export function dropRepository(id: string): void {
  useRepositories.setState(({ byId }) => {
    const { [id]: _gone, ...rest } = byId;
    return { byId: rest };
  });
}

function byName(a: Repository, b: Repository): number {
  return a.name.localeCompare(b.name) || a.addedAtMs - b.addedAtMs;
}
