import type { Settings } from '../../shared/model/settings.ts';
import type { Network } from '../use-cases/context.ts';
import { splitPem, systemCertificates } from './certificates.ts';
import { environmentProxy, proxyOfPac, type ResolveProxy } from './system-proxy.ts';

/** What the way out depends on. */
export interface NetworkOptions {
  readonly settings: () => Pick<Settings, 'proxy' | 'extraCertificates'>;
  /** Asks the desktop; without it the environment variables count. */
  readonly resolveProxy?: ResolveProxy | undefined;
}

type Dispatcher = NonNullable<Awaited<ReturnType<Network['dispatcherFor']>>>;

/** The way out for Git and forges: one dispatcher for each proxy, made when it is first needed. */
export function createNetwork(options: NetworkOptions): Network & { close(): Promise<void> } {
  let dispatchers = new Map<string, Promise<Dispatcher>>();
  const close = async (): Promise<void> => {
    const old = dispatchers;
    dispatchers = new Map();
    for (const each of old.values()) await (await each).destroy();
  };
  const dispatcherFor = async (url: string): Promise<Dispatcher> => {
    const proxy = await proxyFor(options, url);
    const key = proxy ?? '';
    const known = dispatchers.get(key) ?? makeDispatcher(proxy, options.settings().extraCertificates);
    dispatchers.set(key, known);
    return known;
  };
  return {
    dispatcherFor,
    fetch: async (url, init) => (await import('../forge/fetch-through.ts')).fetchThrough(dispatcherFor)(url, init),
    reset: () => { close().catch(() => { /* Connections that are going away anyway. */ }); },
    close,
  };
}

async function proxyFor({ settings, resolveProxy }: NetworkOptions, url: string): Promise<string | null> {
  const chosen = settings().proxy.trim();
  if (chosen === 'none') return null;
  if (chosen !== 'system' && chosen !== '') return chosen.includes('://') ? chosen : `http://${chosen}`;
  return resolveProxy ? proxyOfPac(await resolveProxy(url)) : environmentProxy(url, process.env);
}

async function makeDispatcher(proxy: string | null, extra: string): Promise<Dispatcher> {
  const { createDispatcher } = await import('../git/dispatcher.ts');
  return createDispatcher({ proxy, extraCertificates: [...systemCertificates(), ...splitPem(extra)] });
}
