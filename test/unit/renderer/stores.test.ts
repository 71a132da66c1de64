import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registerCommands, runCommand, useCommands } from '../../../renderer/stores/commands-store.ts';
import { connectStores } from '../../../renderer/stores/connect-stores.ts';
import { useEngine } from '../../../renderer/stores/engine-store.ts';
import { navigate, useNavigation } from '../../../renderer/stores/navigation-store.ts';
import { loadRepositories, useRepositories } from '../../../renderer/stores/repositories-store.ts';
import { requestKey, useRequests } from '../../../renderer/stores/requests-store.ts';
import { homeRoute } from '../../../renderer/stores/route.ts';
import { saveSettings, useSettings } from '../../../renderer/stores/settings-store.ts';
import { dropTasks, putProgress, useTasks } from '../../../renderer/stores/tasks-store.ts';
import { dismissToast, showFailure, showToast, useToasts } from '../../../renderer/stores/toasts-store.ts';
import { keepWorkspace, recall, remember, restoreWorkspace, useWorkspace } from '../../../renderer/stores/workspace-store.ts';
import type { Progress } from '../../../shared/model/progress.ts';
import type { Repository } from '../../../shared/model/repository.ts';
import { type FakeWindow, fakeWindow, refuse, succeed } from '../../harness/fake-window.ts';

const repository: Repository = {
  id: 'r1', name: 'infrastructure', url: 'https://gitlab.example.com/p/i.git', accountId: null, projectPath: null, defaultBranch: 'main', state: 'ready', fetchedAtMs: 1, failure: null, addedAtMs: 1,
};
const progress: Progress = { taskId: 'r1', title: 'Cloning', phase: 'Receiving', done: 1, total: 2, unit: 'objects', cancellable: true, state: 'running' };

let fake: FakeWindow;
let disconnect: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  fake = fakeWindow();
  fake.answer = () => succeed([]);
  disconnect = connectStores();
  useNavigation.setState({ route: homeRoute, back: [], forward: [] });
  useRepositories.setState({ status: 'idle', failure: null, byId: {} });
  useToasts.setState({ toasts: [] });
  useWorkspace.setState({ state: {} });
  useEngine.setState({ state: 'ready' });
  dropTasks();
});
afterEach(() => {
  disconnect();
  vi.useRealTimers();
});

test('keeps repositories up to date from events, and leaves a removed one', () => {
  fake.emit({ type: 'repository', repository });
  expect(useRepositories.getState().byId).toEqual({ r1: repository });
  navigate({ page: 'repository', repositoryId: 'r1', tab: 'files' });
  fake.emit({ type: 'repository-removed', id: 'r1' });
  expect(useRepositories.getState().byId).toEqual({});
  expect(useNavigation.getState().route).toEqual(homeRoute);
});

test('keeps the repositories that were known when they cannot be read anew', async () => {
  useRepositories.setState({ byId: { r1: repository } });
  fake.answer = () => refuse('DISK_FULL');
  await loadRepositories();
  expect(useRepositories.getState()).toMatchObject({ status: 'failed', failure: { code: 'DISK_FULL' }, byId: { r1: repository } });
});

test('lets a finished task be seen for four seconds', () => {
  putProgress({ ...progress, state: 'done' });
  vi.advanceTimersByTime(3_900);
  expect(useTasks.getState().byId['r1']?.state).toBe('done');
  vi.advanceTimersByTime(200);
  expect(useTasks.getState().byId).toEqual({});
});

test('keeps a task that starts again while its end is still shown', () => {
  putProgress({ ...progress, state: 'cancelled' });
  putProgress(progress);
  vi.advanceTimersByTime(10_000);
  expect(useTasks.getState().byId['r1']?.state).toBe('running');
});

test('drops the tasks of an engine that stopped and reads everything anew when it is back', async () => {
  putProgress(progress);
  fake.emit({ type: 'engine', state: 'restarting' });
  expect(useTasks.getState().byId).toEqual({});
  fake.emit({ type: 'engine', state: 'ready' });
  await vi.waitFor(() => expect(fake.calls.map((call) => call.channel)).toEqual(expect.arrayContaining(['repository.list', 'account.list', 'draft.list'])));
});

test('marks a watched request stale until it is heard of again', () => {
  const failure = { code: 'FORGE_UNREACHABLE', message: '', data: {} } as const;
  fake.emit({ type: 'request-stale', repositoryId: 'r1', iid: 7, failure, retryAtMs: 5 });
  const key = requestKey({ repositoryId: 'r1', iid: 7 });
  expect(useRequests.getState().stale[key]).toEqual({ failure, retryAtMs: 5 });
});

test('shows a failure that no call waits for, and no cancelled task', () => {
  fake.emit({ type: 'failure', failure: { code: 'DISK_FULL', message: '', data: {} } });
  showFailure({ code: 'CANCELLED', message: '', data: {} });
  expect(useToasts.getState().toasts.map((each) => each.title)).toEqual(['The disk is full.']);
});

test('shows at most four notices, the same one once', () => {
  for (const title of ['a', 'b', 'c', 'a', 'd', 'e']) showToast({ intent: 'info', title });
  expect(useToasts.getState().toasts.map((each) => each.title)).toEqual(['c', 'a', 'd', 'e']);
  dismissToast(useToasts.getState().toasts[0]?.id ?? -1);
  expect(useToasts.getState().toasts).toHaveLength(3);
});

test('shows a changed setting at once and takes it back when it cannot be kept', async () => {
  fake.answer = () => refuse('DISK_FULL');
  const saved = saveSettings({ theme: 'dark' });
  expect(useSettings.getState().settings.theme).toBe('dark');
  await expect(saved).rejects.toThrow('DISK_FULL');
  expect(useSettings.getState().settings.theme).toBe('system');
});

test('saves what is open once things have settled, and finds it again', async () => {
  const stop = keepWorkspace(() => undefined);
  navigate({ page: 'file', repositoryId: 'r1', draftId: 'd1', ref: 'main', path: 'a/b.yaml' });
  remember('files.expanded', ['a']);
  remember('gone', 1);
  remember('gone', undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  stop();
  const saves = fake.calls.filter((call) => call.channel === 'workspace.set');
  expect(saves).toHaveLength(1);
  useNavigation.setState({ route: homeRoute });
  useWorkspace.setState({ state: {} });
  fake.answer = () => succeed(saves[0]?.input);
  await restoreWorkspace();
  expect(useNavigation.getState().route).toEqual({ page: 'file', repositoryId: 'r1', draftId: 'd1', ref: 'main', path: 'a/b.yaml' });
  expect(recall('files.expanded', Array.isArray, [])).toEqual(['a']);
});

test('answers the fallback for a remembered value of another shape', () => {
  remember('width', 'wide');
  expect(recall('width', (value): value is number => typeof value === 'number', 3)).toBe(3);
});

test('gives a command to the one who registered last, and back again', () => {
  const given: string[] = [];
  const command = (run: string) => ({ id: 'find', title: 'Find', section: 'Edit', run: () => given.push(run) });
  const stopFirst = registerCommands([command('first')]);
  const stopSecond = registerCommands([command('second')]);
  fake.emit({ type: 'menu', command: 'find' });
  stopSecond();
  runCommand('find');
  stopFirst();
  expect(runCommand('find')).toBe(false);
  expect(given).toEqual(['second', 'first']);
  expect(useCommands.getState().byId.has('find')).toBe(false);
});
