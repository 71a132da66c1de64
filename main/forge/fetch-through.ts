import { type Dispatcher, fetch as undiciFetch, type RequestInit as UndiciInit } from 'undici';
import type { Fetch } from './transport.ts';

/** A `fetch` whose way to each URL (proxy, certificates) is looked up first; undefined means the direct way. */
export function fetchThrough(dispatcherFor: (url: string) => Promise<Dispatcher | undefined>): Fetch {
  return async (url, init) => {
    const dispatcher = await dispatcherFor(url);
    // The two kinds of fetch types describe the same things in different words.
    const answer = await undiciFetch(url, { ...(init as unknown as UndiciInit), ...(dispatcher ? { dispatcher } : {}) });
    return answer as unknown as Response;
  };
}
