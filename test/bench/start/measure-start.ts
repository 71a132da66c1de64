import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { electronFlags } from '../../../resources/build/electron-flags.mjs';

/** How to start an Electron app. */
export interface StartCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Chromium's flags; those for this machine and user when left out. */
  readonly flags?: readonly string[];
}

/** One start: from spawn to the page's mark `usable`, and the proportional memory of all processes a moment later. */
export interface Start {
  readonly usableMs: number;
  readonly pssMb: number;
}

const settleMs = 1_500;
const limitMs = 60_000;

/** Starts an app, waits until its page has made the mark `usable`, weighs it, and ends it. */
export async function measureStart({ file, args, env, flags = electronFlags() }: StartCommand): Promise<Start> {
  const startedAtMs = performance.timeOrigin + performance.now();
  const child = spawn(file, [...flags, '--password-store=basic', '--remote-debugging-port=0', ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const usableAtMs = await whenUsable(await debuggingAddress(child));
    await pause(settleMs);
    return { usableMs: usableAtMs - startedAtMs, pssMb: weigh(child.pid ?? 0) / 1024 };
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

/** Chromium says where it can be asked on standard error. */
async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('no standard error');
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(line)?.[1];
    if (!found) continue;
    child.stderr.resume();
    return found;
  }
  throw new Error(`the app ended before it could be asked: ${said.slice(-5).join(' | ')}`);
}

/** The moment of the mark as milliseconds since 1970: the page's own clock, so that asking late costs nothing. */
async function whenUsable(address: string): Promise<number> {
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(50)) {
    const pages = (await (await fetch(`http://${address}/json/list`)).json()) as { type: string; webSocketDebuggerUrl: string }[];
    const page = pages.find((each) => each.type === 'page');
    const moment = page && (await evaluate(page.webSocketDebuggerUrl, "(m => m ? performance.timeOrigin + m.startTime : 0)(performance.getEntriesByName('usable')[0])"));
    if (moment) return moment;
  }
  throw new Error('the window did not become usable');
}

async function evaluate(address: string, expression: string): Promise<number> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
  const [message] = (await once(socket, 'message')) as [MessageEvent<string>];
  socket.close();
  return (JSON.parse(message.data) as { result: { result: { value: number } } }).result.result.value;
}

/** Proportional set size in KB of a process and all its descendants; 0 where the kernel does not tell. */
function weigh(pid: number): number {
  const parents = new Map<number, number[]>();
  for (const name of fs.readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readProc(`/proc/${name}/status`))?.[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const family = (root: number): number[] => [root, ...(parents.get(root) ?? []).flatMap(family)];
  return family(pid).reduce((sum, each) => sum + Number(/^Pss:\s+(\d+)/m.exec(readProc(`/proc/${each}/smaps_rollup`))?.[1] ?? 0), 0);
}

function readProc(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended in the meantime
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
