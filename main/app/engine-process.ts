import path from 'node:path';
import { utilityProcess } from 'electron';
import type { FromEngine, StartMessage } from '../engine-protocol/messages.ts';
import type { EngineProcess } from './engine-supervisor.ts';

/** What an engine process is started with, and who is told of its messages, its output and its end. */
export interface EngineProcessOptions {
  readonly start: Omit<StartMessage, 'kind'>;
  readonly onMessage: (message: FromEngine) => void;
  readonly onExit: (code: number) => void;
  readonly log: (line: string) => void;
}

/** Starts `engine.js` beside this file in a process of its own. */
export function forkEngine({ start, onMessage, onExit, log }: EngineProcessOptions): EngineProcess {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'engine.js'), [], { serviceName: 'Fairlead engine', stdio: 'pipe' });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => log(chunk.toString('utf8').trimEnd()));
  child.on('message', onMessage);
  child.once('exit', onExit);
  child.postMessage({ kind: 'start', ...start });
  return { send: (message) => child.postMessage(message), kill: () => void child.kill() };
}
