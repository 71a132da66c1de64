import path from 'node:path';
import { app } from 'electron';
import type { Input, Output } from '../../shared/contract/channels.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { AppError } from '../../shared/errors/index.ts';
import { type Demo, prepareDemo } from './demo.ts';
import { forkEngine } from './engine-process.ts';
import { answerEngine } from './engine-questions.ts';
import { type Engine, superviseEngine } from './engine-supervisor.ts';
import { systemKeyring } from './secrets/keyring.ts';
import { openTokenStore } from './secrets/token-store.ts';

/** What stands behind the window. */
export interface Services {
  readonly engine: Engine;
  readonly demo: Demo;
}

/** Starts the engine on `dataDir` and makes the demo ready to be started; `onEvent` hears everything both have to say. */
export function startServices(dataDir: string, onEvent: (event: AppEvent) => void, log: (line: string) => void): Services {
  const tokens = openTokenStore(path.join(dataDir, 'secrets.json'), systemKeyring());
  const sqliteBinding = app.isPackaged ? undefined : process.env['FAIRLEAD_SQLITE_BINDING'];
  const start = { dataDir, appVersion: app.getVersion(), ...(sqliteBinding ? { sqliteBinding } : {}) };
  const engine = superviseEngine({
    fork: (onMessage, onExit) => forkEngine({ start, onMessage, onExit, log: (line) => log(`engine: ${line}`) }),
    answer: (question) => answerEngine(question, tokens),
    onEvent,
    log,
  });
  const demo = prepareDemo({ folder: path.join(dataDir, 'demo'), callEngine: (channel, input) => callEngine(engine, channel, input), onEvent, log });
  return { engine, demo };
}

/** A call of the main process's own; throws the failure that the envelope carries. */
export async function callEngine<Name extends 'account.add' | 'repository.add' | 'settings.get'>(engine: Engine, channel: Name, input: Input<Name>): Promise<Output<Name>> {
  const envelope = await engine.call(channel, input);
  if (!envelope.ok) throw new AppError(envelope.error.code, envelope.error.data);
  // The engine has parsed its output by the channel's schema.
  return envelope.value as Output<Name>;
}
