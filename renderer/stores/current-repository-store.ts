import { create } from 'zustand';
import { useDrafts } from './drafts-store.ts';
import { useNavigation } from './navigation-store.ts';
import { type Route, repositoryOfRoute } from './route.ts';
import { isOpenable, useRepositories } from './repositories-store.ts';
import { recall, remember } from './workspace-store.ts';

const key = 'shell.repository';
const isText = (value: unknown): value is string => typeof value === 'string';

/** The repository that was worked in last. */
export const useCurrentRepository = create<{ readonly id: string | null }>()(() => ({ id: null }));

/** The id of the repository that is worked in: that of the place shown, else the last one, else any that can be opened; null when there is none. */
export function currentRepositoryId(): string | null {
  const { byId } = useRepositories.getState();
  const candidates = [ofRoute(useNavigation.getState().route), useCurrentRepository.getState().id, recall(key, isText, '')];
  const canOpen = (id: string | null): id is string => id !== null && byId[id] !== undefined && isOpenable(byId[id]);
  return candidates.find(canOpen) ?? Object.keys(byId).find(canOpen) ?? null;
}

/** Keeps the current repository while the window moves about, until the returned function is called. */
export function followCurrentRepository(): () => void {
  const follow = (): void => {
    const id = currentRepositoryId();
    if (id === useCurrentRepository.getState().id) return;
    useCurrentRepository.setState({ id });
    if (id !== null) remember(key, id);
  };
  follow();
  const stops = [useNavigation.subscribe(follow), useRepositories.subscribe(follow), useDrafts.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}

function ofRoute(route: Route): string | null {
  return route.page === 'review' ? (useDrafts.getState().byId[route.draftId]?.repositoryId ?? null) : repositoryOfRoute(route);
}
