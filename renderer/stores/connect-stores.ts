import { subscribe } from '../ipc/client.ts';
import { loadAccounts } from './accounts-store.ts';
import { runCommand } from './commands-store.ts';
import { loadDrafts, useDrafts } from './drafts-store.ts';
import { setEngineState, setOnline, useEngine } from './engine-store.ts';
import { markHistoryMoved } from './history-store.ts';
import { forgetRoutes } from './navigation-store.ts';
import { loadBranches, markRefsMoved, useRefs } from './refs-store.ts';
import { dropRepository, loadRepositories, putRepository } from './repositories-store.ts';
import { markRequestStale, putRequest } from './requests-store.ts';
import { repositoryOfRoute } from './route.ts';
import { loadSettings } from './settings-store.ts';
import { dropTasks, putProgress } from './tasks-store.ts';
import { showFailure } from './toasts-store.ts';

/** Lets every store follow the events of the engine and the network, until the returned function is called. */
export function connectStores(): () => void {
  const stops = [
    subscribe('progress', ({ progress }) => putProgress(progress)),
    subscribe('repository', ({ repository }) => putRepository(repository)),
    subscribe('repository-removed', ({ id }) => {
      dropRepository(id);
      forgetRoutes((route) => repositoryOfRoute(route) === id);
    }),
    subscribe('refs', ({ repositoryId }) => followRefs(repositoryId)),
    subscribe('history', ({ repositoryId }) => markHistoryMoved(repositoryId)),
    subscribe('drafts', ({ repositoryId }) => void loadDrafts(repositoryId)),
    subscribe('accounts', () => void loadAccounts()),
    subscribe('settings', () => void loadSettings().catch(showFailure)),
    subscribe('request', ({ request }) => void putRequest(request)),
    subscribe('request-stale', ({ repositoryId, iid, failure, retryAtMs }) => markRequestStale({ repositoryId, iid }, { failure, retryAtMs })),
    subscribe('failure', ({ failure }) => showFailure(failure)),
    subscribe('engine', ({ state }) => followEngine(state)),
    subscribe('menu', ({ command }) => void runCommand(command)),
    followNetwork(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function followRefs(repositoryId: string): void {
  markRefsMoved(repositoryId);
  if (useRefs.getState().branches[repositoryId] !== undefined) void loadBranches(repositoryId).catch(showFailure);
  if (useDrafts.getState().status !== 'idle') void loadDrafts(repositoryId);
}

function followEngine(state: 'ready' | 'restarting' | 'down'): void {
  const before = useEngine.getState().state;
  setEngineState(state);
  if (state !== 'ready') dropTasks();
  if (state === 'ready' && before !== 'ready') void Promise.all([loadRepositories(), loadAccounts(), loadDrafts(null)]);
}

function followNetwork(): () => void {
  const follow = (): void => setOnline(navigator.onLine);
  follow();
  window.addEventListener('online', follow);
  window.addEventListener('offline', follow);
  return () => {
    window.removeEventListener('online', follow);
    window.removeEventListener('offline', follow);
  };
}
