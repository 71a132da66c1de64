import type { ChannelName } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import type { AppEvent } from '../../shared/contract/events.ts';

/** What the preload script puts on the window: one call, one stream of events. */
export interface Bridge {
  readonly call: (channel: ChannelName, input: unknown) => Promise<Envelope>;
  readonly on: (listener: (event: AppEvent) => void) => () => void;
}

declare global {
  interface Window {
    readonly fairlead: Bridge;
  }
}

/** The bridge of this window. */
export function bridge(): Bridge {
  return window.fairlead;
}
