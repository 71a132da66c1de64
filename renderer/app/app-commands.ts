import type { MenuCommand } from '../../shared/contract/menu-commands.ts';
import { type Command, registerCommands } from '../stores/commands-store.ts';
import { currentRepositoryId } from '../stores/current-repository-store.ts';
import { startDemo } from '../stores/demo-store.ts';
import { closeDialog, type Dialog, openDialog, useDialog } from '../stores/dialog-store.ts';
import { goBack, goForward, navigate, type RepositoryTab } from '../stores/navigation-store.ts';
import { fetchRepository } from '../stores/repositories-store.ts';
import { saveSettings } from '../stores/settings-store.ts';
import { showFailure, showToast } from '../stores/toasts-store.ts';
import { isMac } from '../ui/shortcut.ts';
import { whenReady } from './start-store.ts';

type AppCommand = Omit<Command, 'id'> & { readonly id: MenuCommand | `app.${string}` };

/** Offers what can be done from anywhere: going places, adding, fetching, looks. */
export function registerAppCommands(): () => void {
  return registerCommands([...goCommands(), ...repositoryCommands(), ...windowCommands()]);
}

function goCommands(): readonly AppCommand[] {
  const section = 'Go to';
  const mac = isMac();
  return [
    { id: 'quick-open', title: 'Go to file…', section, shortcut: 'Mod+P', keywords: 'open path', run: openQuickOpen },
    { id: 'show-repositories', title: 'Repositories', section, shortcut: 'Mod+1', run: () => navigate({ page: 'repositories' }) },
    { id: 'show-files', title: 'Files of the current repository', section, shortcut: 'Mod+2', keywords: 'tree browse', run: () => showTab('files') },
    { id: 'app.history', title: 'History of the current repository', section, shortcut: 'Mod+Shift+H', keywords: 'log commits past who', run: () => showTab('history') },
    { id: 'show-drafts', title: 'Drafts', section, shortcut: 'Mod+3', keywords: 'changes', run: () => navigate({ page: 'drafts' }) },
    { id: 'show-requests', title: 'Merge requests', section, shortcut: 'Mod+4', keywords: 'pull', run: () => navigate({ page: 'requests' }) },
    { id: 'settings', title: 'Settings', section, shortcut: 'Mod+,', keywords: 'preferences options', run: () => navigate({ page: 'settings', section: 'general' }) },
    { id: 'app.accounts', title: 'Settings: accounts', section, keywords: 'token gitlab', run: () => navigate({ page: 'settings', section: 'accounts' }) },
    { id: 'app.network', title: 'Settings: network', section, keywords: 'proxy certificate ca', run: () => navigate({ page: 'settings', section: 'network' }) },
    { id: 'app.identity', title: 'Settings: identity', section, keywords: 'author name email', run: () => navigate({ page: 'settings', section: 'identity' }) },
    { id: 'go-back', title: 'Back', section, shortcut: mac ? 'Mod+[' : 'Alt+ArrowLeft', run: goBack },
    { id: 'go-forward', title: 'Forward', section, shortcut: mac ? 'Mod+]' : 'Alt+ArrowRight', run: goForward },
  ];
}

function repositoryCommands(): readonly AppCommand[] {
  const section = 'Repositories';
  return [
    { id: 'add-repository', title: 'Add a repository…', section, shortcut: 'Mod+O', keywords: 'clone url project', run: () => openDialog({ kind: 'clone', accountId: null }) },
    { id: 'app.add-account', title: 'Add an account…', section, keywords: 'gitlab token sign in', run: () => openDialog({ kind: 'add-account' }) },
    { id: 'fetch', title: 'Fetch the current repository now', section, shortcut: 'Mod+Shift+F', keywords: 'refresh pull sync', run: fetchCurrent },
    { id: 'start-demo', title: 'Open the demo', section, keywords: 'try sample', run: () => void whenReady().then(startDemo) },
  ];
}

function windowCommands(): readonly AppCommand[] {
  const section = 'Window';
  const theme = (value: 'system' | 'light' | 'dark' | 'high-contrast') => () => void saveSettings({ theme: value }).catch(showFailure);
  return [
    { id: 'palette', title: 'Command palette', section, shortcut: 'Mod+K', hidden: true, run: () => toggle({ kind: 'palette' }) },
    { id: 'shortcuts', title: 'Keyboard shortcuts', section, shortcut: 'Mod+/', keywords: 'keys help', run: () => toggle({ kind: 'shortcuts' }) },
    { id: 'app.theme-system', title: 'Theme: as the system', section, keywords: 'colour appearance', run: theme('system') },
    { id: 'app.theme-light', title: 'Theme: light', section, keywords: 'colour appearance', run: theme('light') },
    { id: 'app.theme-dark', title: 'Theme: dark', section, keywords: 'colour appearance night', run: theme('dark') },
    { id: 'app.theme-contrast', title: 'Theme: high contrast', section, keywords: 'colour appearance accessibility', run: theme('high-contrast') },
    { id: 'about', title: 'About Fairlead', section, keywords: 'version licence', run: () => navigate({ page: 'settings', section: 'about' }) },
  ];
}

function toggle(dialog: Dialog): void {
  if (useDialog.getState().dialog?.kind === dialog.kind) closeDialog();
  else openDialog(dialog);
}

function openQuickOpen(): void {
  const repositoryId = currentRepositoryId();
  if (repositoryId === null) sayThereIsNone();
  else toggle({ kind: 'quick-open', repositoryId });
}

function showTab(tab: RepositoryTab): void {
  const repositoryId = currentRepositoryId();
  if (repositoryId === null) sayThereIsNone();
  else navigate({ page: 'repository', repositoryId, tab });
}

function fetchCurrent(): void {
  const id = currentRepositoryId();
  if (id === null) sayThereIsNone();
  else fetchRepository(id).then(({ name }) => showToast({ intent: 'success', title: `${name} is up to date` }), showFailure);
}

function sayThereIsNone(): void {
  showToast({ intent: 'info', title: 'There is no repository yet', action: { label: 'Add one', run: () => openDialog({ kind: 'clone', accountId: null }) } });
}
