import type { ChannelName } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import type { AppEvent } from '../../shared/contract/events.ts';

/** A call that the code under test made. */
export interface SeenCall {
  readonly channel: ChannelName;
  readonly input: unknown;
}

/** A window without a page: a bridge that a test answers itself, for the stores and the client under Node. */
export interface FakeWindow {
  readonly calls: SeenCall[];
  /** Answers each call; replaced as the test goes along. */
  answer: (call: SeenCall) => Envelope | Promise<Envelope>;
  readonly emit: (event: AppEvent) => void;
  readonly listeners: () => number;
}

/** Puts a fake window in place of the global one; every call is refused until the test answers it. */
export function fakeWindow(): FakeWindow {
  const listeners = new Set<(event: AppEvent) => void>();
  const fake: FakeWindow = {
    calls: [],
    answer: ({ channel }) => { throw new Error(`No answer for ${channel}.`); },
    emit: (event) => { for (const each of listeners) each(event); },
    listeners: () => listeners.size,
  };
  const bridge = {
    call: async (channel: ChannelName, input: unknown): Promise<Envelope> => {
      const seen = { channel, input };
      fake.calls.push(seen);
      return await fake.answer(seen);
    },
    on: (listener: (event: AppEvent) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.defineProperty(globalThis, 'window', { configurable: true, value: { fairlead: bridge, addEventListener: () => undefined, removeEventListener: () => undefined } });
  return fake;
}

/** A successful answer. */
export function succeed(value: unknown): Envelope {
  return { ok: true, value };
}

/** A failed answer. */
export function refuse(code: 'ENGINE_STOPPED' | 'DISK_FULL' | 'NOT_FOUND' | 'CANCELLED' | 'FORGE_UNREACHABLE' | 'PATH_UNSAFE' | 'EDIT_STALE'): Envelope {
  return { ok: false, error: { code, message: code, data: {} } };
}
