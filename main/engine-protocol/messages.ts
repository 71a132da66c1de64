import type { Envelope } from '../../shared/contract/envelope.ts';
import type { AppEvent } from '../../shared/contract/events.ts';

/** Where a token came to rest: the system keyring, or memory until the app closes. */
export type StoredIn = 'keyring' | 'session';

/** The first message that an engine gets. */
export interface StartMessage {
  readonly kind: 'start';
  /** An absolute folder that the engine alone writes to, `secrets.json` excepted. */
  readonly dataDir: string;
  readonly appVersion: string;
  /** A SQLite add-on to use instead of the package's own; only under the development runtime. */
  readonly sqliteBinding?: string;
}

/** What the main process tells the engine. Ids are made by the side that asks, and are unique to it. */
export type ToEngine =
  | StartMessage
  | { readonly kind: 'call'; readonly id: number; readonly channel: string; readonly input: unknown }
  /** `token` answers a get (null when there is none); `stored` answers a set; `failure` (a system error code) a delete that was not done, and its absence one that was. */
  | { readonly kind: 'secret.reply'; readonly id: number; readonly token?: string | null; readonly stored?: StoredIn; readonly failure?: string }
  /** Proxies in the order to try them, as in a PAC file: `PROXY host:port; DIRECT`. */
  | { readonly kind: 'proxy.reply'; readonly id: number; readonly proxies: string }
  /** Finish what is being written and end. */
  | { readonly kind: 'stop' };

/** What the engine tells the main process. */
export type FromEngine =
  /** The databases are open; calls are being answered. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly envelope: Envelope }
  | { readonly kind: 'event'; readonly event: AppEvent }
  | { readonly kind: 'secret.get'; readonly id: number; readonly accountId: string }
  | { readonly kind: 'secret.set'; readonly id: number; readonly accountId: string; readonly token: string }
  | { readonly kind: 'secret.delete'; readonly id: number; readonly accountId: string }
  /** How the system reaches a URL; Chromium answers, with PAC files and exceptions taken into account. */
  | { readonly kind: 'proxy.resolve'; readonly id: number; readonly url: string };
