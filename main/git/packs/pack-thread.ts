import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/index.ts';
import type { PackJobAnswer, PackJobMessage } from './worker-messages.ts';

/** An idle thread is kept so long, as clones and fetches come in bursts. */
const IDLE_MS = 30_000;
/** A thread that has not answered by then is given up. */
const START_MS = 15_000;
const idle: PackThread[] = [];

/** Takes an idle thread for indexing packs or starts one; null where none can run (then the work is done in this thread). */
export async function takePackThread(): Promise<PackThread | null> {
  const waiting = idle.pop();
  if (waiting !== undefined) return waiting.wake();
  try {
    return await PackThread.start();
  } catch {
    return null;
  }
}

/** Starts a thread beforehand, so that it is there when a large pack comes. */
export function warmPackThread(): void {
  if (idle.length > 0) return;
  void takePackThread().then((thread) => thread?.rest());
}

/** One thread, which runs one job at a time. */
export class PackThread {
  private readonly worker: Worker;
  private listener: (answer: PackJobAnswer) => void = () => undefined;
  private broken: (error: Error) => void = () => undefined;
  private timer: NodeJS.Timeout | null = null;
  private dead = false;

  private constructor(worker: Worker) {
    this.worker = worker;
    worker.on('message', (answer: PackJobAnswer) => this.listener(answer));
    worker.on('error', (error) => this.die(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.die(new Error('the thread that indexes packs ended')));
  }

  /** Starts a thread and waits until it answers; rejects where threads or the file cannot be had. */
  static async start(): Promise<PackThread> {
    // From source this file and the worker's are TypeScript; in the bundle both lie side by side as JavaScript.
    const file = import.meta.url.endsWith('.ts') ? './pack.worker.ts' : './pack.worker.js';
    const thread = new PackThread(new Worker(new URL(file, import.meta.url), { stderr: true }));
    const timer = setTimeout(() => thread.die(new Error('the thread that indexes packs does not start')), START_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        thread.hear((answer) => (answer.kind === 'ready' ? resolve() : undefined), reject);
      });
    } catch (error) {
      void thread.worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return thread;
  }

  /** Sets who hears the answers of the present job, and who hears that the thread died. */
  hear(listener: (answer: PackJobAnswer) => void, broken: (error: Error) => void): void {
    this.listener = listener;
    this.broken = broken;
  }

  /** Sends a message; a chunk's memory goes with it. */
  send(message: PackJobMessage): void {
    this.worker.postMessage(message, message.kind === 'chunk' ? [message.buffer] : []);
  }

  /** Ends the job: the thread waits a while for the next one, and does not keep the process alive. */
  rest(): void {
    if (this.dead) return;
    this.hear(() => undefined, () => undefined);
    this.worker.unref();
    this.timer = setTimeout(() => {
      const at = idle.indexOf(this);
      if (at >= 0) idle.splice(at, 1);
      void this.worker.terminate();
    }, IDLE_MS).unref();
    idle.push(this);
  }

  /** Readies an idle thread for a job. */
  wake(): PackThread {
    if (this.timer !== null) clearTimeout(this.timer);
    this.worker.ref();
    return this;
  }

  private die(error: Error): void {
    this.dead = true;
    const at = idle.indexOf(this);
    if (at >= 0) idle.splice(at, 1);
    this.broken(error);
  }
}

/** The error that a thread's failure stands for. */
export function threadError(answer: Extract<PackJobAnswer, { kind: 'failed' }>): Error {
  return answer.code === null ? new Error(answer.message) : new AppError(answer.code, answer.data);
}
