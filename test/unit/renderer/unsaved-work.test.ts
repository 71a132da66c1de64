import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useToasts } from '../../../renderer/stores/toasts-store.ts';
import { saveBeforeClosing, watchUnsaved } from '../../../renderer/stores/unsaved-work.ts';

let listeners: ((event: Event) => void)[] = [];
let stop: () => void = () => undefined;
const close = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  listeners = [];
  vi.stubGlobal('window', { addEventListener: (_: string, listener: (event: Event) => void) => listeners.push(listener), removeEventListener: () => { listeners = []; } });
  close.mockReset();
  useToasts.setState({ toasts: [] });
  stop = saveBeforeClosing(close);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Tries to close the window; answers whether it was held up. */
function tryToClose(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  for (const listener of listeners) listener(event);
  return event.defaultPrevented;
}

test('a window with nothing unsaved closes at once', () => {
  const forget = watchUnsaved({ isBusy: false, flush: () => Promise.resolve() });
  expect(tryToClose()).toBe(false);
  forget();
});

test('a window waits until what was typed is kept, and closes then', async () => {
  const work = { isBusy: true, flush: vi.fn(async () => { await Promise.resolve(); work.isBusy = false; }) };
  const forget = watchUnsaved(work);
  expect(tryToClose()).toBe(true);
  expect(tryToClose()).toBe(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(work.flush).toHaveBeenCalledTimes(1);
  expect(close).toHaveBeenCalledTimes(1);
  expect(tryToClose()).toBe(false);
  forget();
});

test('what cannot be kept leaves the window open and says so; closing it once more closes it', async () => {
  const forget = watchUnsaved({ isBusy: true, flush: () => new Promise(() => undefined) });
  expect(tryToClose()).toBe(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(close).not.toHaveBeenCalled();
  expect(useToasts.getState().toasts).toHaveLength(1);
  expect(tryToClose()).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tryToClose()).toBe(true);
  forget();
});
