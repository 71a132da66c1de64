import { failureOf } from '../ipc/client.ts';
import { loadAccounts } from '../stores/accounts-store.ts';
import { loadAppInfo } from '../stores/app-info-store.ts';
import { connectStores } from '../stores/connect-stores.ts';
import { loadDrafts } from '../stores/drafts-store.ts';
import { navigate, useNavigation } from '../stores/navigation-store.ts';
import { loadRepositories, useRepositories } from '../stores/repositories-store.ts';
import { loadRequests } from '../stores/requests-store.ts';
import { repositoryOfRoute } from '../stores/route.ts';
import { loadSettings } from '../stores/settings-store.ts';
import { showFailure } from '../stores/toasts-store.ts';
import { saveBeforeClosing } from '../stores/unsaved-work.ts';
import { keepWorkspace, restoreWorkspace } from '../stores/workspace-store.ts';
import { registerAppCommands } from './app-commands.ts';
import { features, loadFeaturesAhead } from './feature-chunks.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { useStart } from './start-store.ts';

/** Connects the window to what is behind it and loads what the first screen needs; called once. */
export function startUp(): void {
  connectStores();
  registerAppCommands();
  listenForShortcuts();
  saveBeforeClosing();
  void loadFirstScreen();
}

/** Loads what the first screen needs; on failure the start screen offers to try again. */
export async function loadFirstScreen(): Promise<void> {
  useStart.setState({ phase: 'starting', failure: null });
  try {
    // The likeliest first screen is loaded while the engine is still being asked what to show.
    await Promise.all([loadRepositories(), loadSettings(), restoreWorkspace(), features.repositories().catch(() => undefined)]);
    const { failure } = useRepositories.getState();
    if (failure !== null) {
      useStart.setState({ phase: 'failed', failure });
      return;
    }
    leavePlacesThatAreGone();
    useStart.setState({ phase: 'ready' });
    keepWorkspace(showFailure);
    loadTheRest();
    loadFeaturesAhead();
  } catch (error) {
    useStart.setState({ phase: 'failed', failure: failureOf(error) });
  }
}

/** What the rail and the status bar show; the first screen does not wait for it. */
function loadTheRest(): void {
  void loadAccounts();
  void loadDrafts(null);
  void loadRequests({ repositoryId: null, state: 'opened', refresh: false });
  void loadAppInfo().catch(showFailure);
}

function leavePlacesThatAreGone(): void {
  const { route } = useNavigation.getState();
  const { byId } = useRepositories.getState();
  const id = repositoryOfRoute(route);
  if (id !== null && byId[id] === undefined) navigate({ page: 'repositories' }, { replace: true });
  if (Object.keys(byId).length === 0 && route.page !== 'settings') navigate({ page: 'welcome' }, { replace: true });
}
