import { beforeEach, expect, test } from 'vitest';
import { channels, type ChannelName } from '../../../shared/contract/channels.ts';
import { call, FailureError, failureOf, failureWords, isFailureWith, subscribe } from '../../../renderer/ipc/client.ts';
import { isRepeatable } from '../../../renderer/ipc/repeatable.ts';
import { type FakeWindow, fakeWindow, refuse, succeed } from '../../harness/fake-window.ts';

let fake: FakeWindow;
beforeEach(() => {
  fake = fakeWindow();
});

test('answers the value of a call that succeeded', async () => {
  fake.answer = () => succeed([]);
  expect(await call('repository.list', {})).toEqual([]);
  expect(fake.calls).toEqual([{ channel: 'repository.list', input: {} }]);
});

test('throws the failure of a call that did not', async () => {
  fake.answer = () => refuse('DISK_FULL');
  const error: unknown = await call('repository.list', {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FailureError);
  expect(isFailureWith(error, 'DISK_FULL')).toBe(true);
  expect(isFailureWith(error, 'NOT_FOUND')).toBe(false);
});

test('sends a repeatable call once more when the engine is back', async () => {
  fake.answer = () => (fake.calls.length === 1 ? refuse('ENGINE_STOPPED') : succeed([]));
  const answered = call('repository.list', {});
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  fake.emit({ type: 'engine', state: 'restarting' });
  expect(fake.calls).toHaveLength(1);
  fake.emit({ type: 'engine', state: 'ready' });
  expect(await answered).toEqual([]);
  expect(fake.calls).toHaveLength(2);
  expect(fake.listeners()).toBe(0);
});

test('does not repeat a call when the engine stays down', async () => {
  fake.answer = () => refuse('ENGINE_STOPPED');
  const answered = call('repository.list', {}).catch((error: unknown) => failureOf(error).code);
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  fake.emit({ type: 'engine', state: 'down' });
  expect(await answered).toBe('ENGINE_STOPPED');
  expect(fake.calls).toHaveLength(1);
});

test('never repeats a call that may have had its effect', async () => {
  fake.answer = () => refuse('ENGINE_STOPPED');
  const code = await call('draft.undo', { draftId: 'd1', path: 'a.yaml' }).catch((error: unknown) => failureOf(error).code);
  expect(code).toBe('ENGINE_STOPPED');
  expect(fake.calls).toHaveLength(1);
});

test('holds the same channels repeatable as the contract', () => {
  for (const [name, { retry }] of Object.entries(channels)) expect([name, isRepeatable(name as ChannelName)]).toEqual([name, retry]);
});

test('hears events of one type and lets go of the bridge with the last listener', () => {
  const heard: string[] = [];
  const stopFirst = subscribe('refs', ({ repositoryId }) => heard.push(repositoryId));
  const stopSecond = subscribe('accounts', () => heard.push('accounts'));
  fake.emit({ type: 'refs', repositoryId: 'r1' });
  fake.emit({ type: 'drafts', repositoryId: 'r1' });
  stopFirst();
  fake.emit({ type: 'refs', repositoryId: 'r2' });
  fake.emit({ type: 'accounts' });
  expect(heard).toEqual(['r1', 'accounts']);
  expect(fake.listeners()).toBe(1);
  stopSecond();
  expect(fake.listeners()).toBe(0);
});

test('puts a failure into its three parts, filled in', () => {
  const words = failureWords({ code: 'FORGE_UNREACHABLE', message: '', data: { host: 'gitlab.example.com', detail: 'timed out' } });
  expect(words.what).toBe('gitlab.example.com could not be reached (timed out).');
  expect(words.kept).not.toBe('');
  expect(words.next).not.toBe('');
});

test('shows a fault of the window as one, without its stack', () => {
  const words = failureWords(new TypeError('x is undefined'));
  expect(words.code).toBe('INTERNAL');
  expect(`${words.what} ${words.kept} ${words.next}`).not.toContain('undefined');
});
