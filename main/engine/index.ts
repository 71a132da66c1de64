import type { FromEngine, StartMessage, ToEngine } from '../engine-protocol/messages.ts';
import { createEngine, type Engine } from './create-engine.ts';
import { askMainProcess } from './main-process.ts';

/** The port of an Electron utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: ToEngine }) => void): void;
  postMessage(message: FromEngine): void;
}

/** Hosts an engine behind a message port: the first message starts it, the others are calls and answers. */
export function hostEngine(port: ParentPort, exit: () => void): void {
  const asking = askMainProcess((message) => { port.postMessage(message); });
  let engine: Engine | undefined;
  const start = ({ dataDir, sqliteBinding }: StartMessage): void => {
    if (sqliteBinding !== undefined) process.env['FAIRLEAD_SQLITE_BINDING'] = sqliteBinding;
    engine = createEngine({ dataDir, secrets: asking.secrets, resolveProxy: asking.resolveProxy, emit: (event) => { port.postMessage({ kind: 'event', event }); } });
    // The process ends after such a fault, as it should; the supervisor starts it again.
    process.on('uncaughtExceptionMonitor', (error) => { engine?.noteFault(error, 'engine process'); });
    port.postMessage({ kind: 'ready' });
  };
  const answer = async (id: number, channel: string, input: unknown): Promise<void> => {
    const envelope = await engine?.call(channel, input);
    if (envelope) port.postMessage({ kind: 'reply', id, envelope });
  };
  port.on('message', ({ data }) => {
    switch (data.kind) {
      case 'start':
        return start(data);
      case 'call':
        return void answer(data.id, data.channel, data.input);
      case 'secret.reply':
      case 'proxy.reply':
        return asking.receive(data);
      case 'stop':
        return void (engine?.dispose() ?? Promise.resolve()).finally(exit);
    }
  });
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort) hostEngine(parentPort, () => { process.exit(0); });
