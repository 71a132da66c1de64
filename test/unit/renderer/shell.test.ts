import { expect, test } from 'vitest';
import { menuCommands } from '../../../shared/contract/menu-commands.ts';
import { registerAppCommands } from '../../../renderer/app/app-commands.ts';
import { crumbsFor } from '../../../renderer/app/breadcrumbs.ts';
import { paletteScore } from '../../../renderer/app/palette-score.ts';
import { lookFor } from '../../../renderer/app/theme.ts';
import { useStart } from '../../../renderer/app/start-store.ts';
import { runCommand, useCommands } from '../../../renderer/stores/commands-store.ts';
import { useDemo } from '../../../renderer/stores/demo-store.ts';
import { useToasts } from '../../../renderer/stores/toasts-store.ts';
import { fakeWindow, refuse } from '../../harness/fake-window.ts';

const nameless = { repository: null, draft: null, requestTitle: null };

test('leads from the top of the app to a file', () => {
  const crumbs = crumbsFor({ page: 'file', repositoryId: 'r1', draftId: null, ref: 'main', path: 'envs/prod/api.yaml' }, { ...nameless, repository: 'infrastructure' });
  expect(crumbs.map((each) => each.label)).toEqual(['Repositories', 'infrastructure', 'api.yaml']);
  expect(crumbs.at(-1)?.to).toBeNull();
});

test('names a place even while its name is not known', () => {
  expect(crumbsFor({ page: 'request', repositoryId: 'r1', iid: 12 }, nameless).map((each) => each.label)).toEqual(['Requests', '!12']);
  expect(crumbsFor({ page: 'review', draftId: 'd1' }, nameless).at(-1)?.label).toBe('Draft');
});

test('follows the system unless a theme is chosen', () => {
  expect(lookFor('system', { dark: true, forcedColors: false })).toBe('dark');
  expect(lookFor('system', { dark: true, forcedColors: true })).toBe('high-contrast');
  expect(lookFor('light', { dark: true, forcedColors: true })).toBe('light');
});

test('puts the title that begins with the letters before one that only contains them', () => {
  const score = (title: string, keywords = ''): number => paletteScore('the', title, keywords);
  expect(score('Theme: dark')).toBeGreaterThan(score('Files of the current repository'));
  expect(score('Files of the current repository')).toBeGreaterThan(score('Breathe'));
  expect(score('Settings: identity')).toBe(0);
});

test('finds a command by its other words and by scattered letters', () => {
  expect(paletteScore('proxy', 'Settings: network', 'proxy certificate')).toBeGreaterThan(0);
  expect(paletteScore('gtf', 'Go to file…', '')).toBeGreaterThan(0);
  expect(paletteScore('zzz', 'Go to file…', '')).toBe(0);
  expect(paletteScore('', 'Anything', '')).toBe(1);
});

// Given by the screens that they act on, which offer them while they are shown.
const offeredByScreens = new Set(['undo', 'redo', 'find', 'new-draft', 'review']);

test('answers every command of the menu that is not a screen’s own', () => {
  const stop = registerAppCommands();
  const known = [...useCommands.getState().byId.keys()];
  expect(known).toEqual(expect.arrayContaining(menuCommands.filter((command) => !offeredByScreens.has(command))));
  stop();
});

test('gives no two commands the same shortcut', () => {
  const stop = registerAppCommands();
  const shortcuts = [...useCommands.getState().byId.values()].flatMap(({ shortcut }) => shortcut ?? []);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
  stop();
});

test('waits for the first screen before it shows the demo', async () => {
  const fake = fakeWindow();
  fake.answer = () => refuse('FORGE_UNREACHABLE');
  const stop = registerAppCommands();
  runCommand('start-demo');
  await Promise.resolve();
  expect(fake.calls).toEqual([]);
  useStart.setState({ phase: 'ready' });
  await expect.poll(() => fake.calls.map((call) => call.channel)).toEqual(['demo.start']);
  await expect.poll(() => useDemo.getState()).toMatchObject({ starting: false, failure: { code: 'FORGE_UNREACHABLE' } });
  expect(useToasts.getState().toasts.at(-1)?.action?.label).toBe('Try again');
  stop();
});
