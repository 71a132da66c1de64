import { existsSync } from 'node:fs';
import path from 'node:path';
import { utilityProcess } from 'electron';
import type { Input, Output } from '../../shared/contract/channels.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { AppError } from '../../shared/errors/index.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

type EngineCall = <Name extends 'account.add' | 'repository.add'>(channel: Name, input: Input<Name>) => Promise<Output<Name>>;

/** What the demo needs of the rest of the main process. */
export interface DemoSurroundings {
  /** The folder that the forge in a box keeps its state in; it exists once the demo has been tried. */
  readonly folder: string;
  readonly callEngine: EngineCall;
  readonly onEvent: (event: AppEvent) => void;
  readonly log: (line: string) => void;
}

/** The forge in a box with its sample repository. */
export interface Demo {
  /** Starts the box if it is not running and adds its account and repository; calls while it starts share one start. */
  start(): Promise<Output<'demo.start'>>;
  /** Starts the box again for someone who has tried the demo before, so that its repository can be reached. */
  resume(): Promise<void>;
  isRunning(): boolean;
  stop(): void;
}

interface Box {
  readonly url: string;
  readonly token: string;
  readonly projectUrl: string;
}

const startLimitMs = 120_000;

/** Makes the demo; nothing is started yet. */
export function prepareDemo(surroundings: DemoSurroundings): Demo {
  let child: Electron.UtilityProcess | undefined;
  let box: Promise<Box> | undefined;
  const runBox = (): Promise<Box> => {
    box ??= openBox(surroundings, (started) => { child = started; }).catch((error: unknown) => {
      box = undefined;
      throw error;
    });
    child?.once('exit', () => { [child, box] = [undefined, undefined]; });
    return box;
  };
  const enter = async (): Promise<Output<'demo.start'>> => {
    const { url, token, projectUrl } = await runBox();
    const account = await surroundings.callEngine('account.add', { forge: 'gitlab', baseUrl: url, token });
    return surroundings.callEngine('repository.add', { url: projectUrl, accountId: account.id });
  };
  let entering: Promise<Output<'demo.start'>> | undefined;
  const start = (): Promise<Output<'demo.start'>> => {
    entering ??= withProgress(surroundings, enter).finally(() => { entering = undefined; });
    return entering;
  };
  return {
    start,
    async resume() {
      if (existsSync(portFile(surroundings.folder))) await enter().catch((error: unknown) => surroundings.log(`the demo could not be resumed: ${String(error)}`));
    },
    isRunning: () => child !== undefined,
    stop: () => void child?.kill(),
  };
}

async function withProgress<T>({ onEvent }: DemoSurroundings, work: () => Promise<T>): Promise<T> {
  const tell = (phase: string, done: number, state: 'running' | 'done' | 'failed'): void => onEvent({
    type: 'progress',
    progress: { taskId: 'demo', title: 'Starting the demo', phase, done, total: 2, unit: 'steps', cancellable: false, state },
  });
  tell('Starting a forge on this computer', 0, 'running');
  try {
    const result = await work();
    tell('Ready', 2, 'done');
    return result;
  } catch (error) {
    tell('Failed', 0, 'failed');
    throw error;
  }
}

/** Starts `box.js` and waits for its announcement; the port of the last time is asked for, so that its addresses stay true. */
async function openBox({ folder, log }: DemoSurroundings, onChild: (child: Electron.UtilityProcess) => void): Promise<Box> {
  const script = path.join(import.meta.dirname, 'box.js');
  const args = ['--data', folder, '--port', String(rememberedPort(folder)), '--demo'];
  const child = utilityProcess.fork(script, args, { serviceName: 'Fairlead demo', stdio: 'pipe' });
  onChild(child);
  let last = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    last = chunk.toString('utf8').trim().split('\n').at(-1) ?? last;
    log(`demo: ${chunk.toString('utf8').trimEnd()}`);
  });
  child.stdout?.resume();
  const box = await new Promise<Box>((resolve, reject) => {
    const fail = (detail: string): void => reject(new AppError('DEMO_UNAVAILABLE', { detail }));
    const timer = setTimeout(() => {
      child.kill();
      fail(`it was not ready within ${startLimitMs / 1000} s`);
    }, startLimitMs);
    child.on('message', (message: unknown) => {
      if (isBox(message)) resolve(message);
      else fail(faultOf(message) ?? 'it said something that is not understood');
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(last || `it ended with code ${code}`);
    });
    child.once('message', () => clearTimeout(timer));
  });
  await writeJsonFile(portFile(folder), { port: Number(new URL(box.url).port) });
  return box;
}

function portFile(folder: string): string {
  return path.join(folder, 'port.json');
}

function rememberedPort(folder: string): number {
  const saved = readJsonFile(portFile(folder));
  const port = typeof saved === 'object' && saved !== null && 'port' in saved ? Number(saved.port) : 0;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

/** The box's own words when it could not start. */
function faultOf(message: unknown): string | undefined {
  const error = typeof message === 'object' && message !== null && 'error' in message ? message.error : undefined;
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return String(error.message).replace(/\.$/, '');
}

function isBox(message: unknown): message is Box {
  if (typeof message !== 'object' || message === null) return false;
  return 'url' in message && 'token' in message && 'projectUrl' in message && typeof message.url === 'string';
}
