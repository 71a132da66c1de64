import type { ChannelName, Output } from '../../shared/contract/channels.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Settings } from '../../shared/model/settings.ts';

/** What the processes behind the window answer in a test: a value for each channel, or a failure, after a delay. */
export type Answers = { readonly [Name in ChannelName]?: Output<Name> | { readonly failure: Failure } };

/** A window's surroundings for a test; JSON only, since it is handed to the page. */
export interface Scenario {
  readonly answers: Answers;
  /** Told to the window once it listens, in order. */
  readonly events?: readonly AppEvent[];
  readonly delayMs?: number;
  /** Channels that never answer. */
  readonly silent?: readonly ChannelName[];
}

const settings: Settings = { theme: 'system', fetchEveryMinutes: 5, author: null, extraCertificates: '', proxy: 'system', diffStyle: 'inline' };

const defaults: Answers = {
  'app.info': { version: '0.1.0', electron: '45.4.1', platform: 'linux', keyring: 'unknown', demo: false },
  'app.open-external': null, 'settings.get': settings, 'workspace.get': null, 'workspace.set': null, 'account.list': [], 'repository.list': [], 'repository.cancel': null, 'repository.remove': null,
  'draft.list': [], 'request.list': { requests: [], observedAtMs: null }, 'account.remove': null, 'account.projects': { projects: [], nextPage: null }, 'repository.branches': [],
  'request.watch': null, 'request.unwatch': null,
};

/** Puts a bridge on the page that answers from a scenario; in memory only, for tests, never shipped. */
export function installFakeBridge({ answers, events = [], delayMs = 0, silent = [] }: Scenario): void {
  const listeners = new Set<(event: AppEvent) => void>();
  const kept: { settings: Settings } = { settings: isSettings(answers['settings.get']) ? answers['settings.get'] : settings };
  const call = async (channel: ChannelName, input: unknown): Promise<unknown> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (silent.includes(channel)) return new Promise(() => undefined);
    if (channel === 'settings.set') kept.settings = { ...kept.settings, ...(input as Partial<Settings>) };
    if (channel === 'settings.set' || channel === 'settings.get') return { ok: true, value: kept.settings };
    const answer = answers[channel] ?? defaults[channel];
    if (answer === undefined) return { ok: false, error: { code: 'INTERNAL', message: `No answer for ${channel}.`, data: { id: channel }, id: channel } };
    return isFailing(answer) ? { ok: false, error: answer.failure } : { ok: true, value: answer };
  };
  const on = (listener: (event: AppEvent) => void): (() => void) => {
    if (listeners.size === 0) setTimeout(() => { for (const event of events) for (const each of listeners) each(event); }, 250);
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  Object.defineProperty(window, 'fairlead', { value: { call, on } });
  Object.defineProperty(window, 'fakeEvent', { value: (event: AppEvent) => { for (const each of listeners) each(event); } });
}

function isFailing(answer: unknown): answer is { readonly failure: Failure } {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer) && Object.keys(answer).length === 1 && 'failure' in answer;
}

function isSettings(value: Answers['settings.get']): value is Settings {
  return value !== undefined && 'theme' in value;
}
