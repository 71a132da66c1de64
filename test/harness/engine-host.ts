import { hostEngine } from '../../main/engine/index.ts';
import type { ToEngine } from '../../main/engine-protocol/messages.ts';

// An engine in a process of its own, spoken to over the channel of `child_process.fork` as Electron's main process would.
hostEngine({
  on: (_event, listener) => { process.on('message', (data) => { listener({ data: data as ToEngine }); }); },
  postMessage: (message) => { process.send?.(message); },
}, () => { process.exit(0); });
