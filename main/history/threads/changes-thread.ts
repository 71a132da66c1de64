import type { Worker } from 'node:worker_threads';
import type { ChangeRows } from '../ingest/change-rows.ts';
import type { TreesToCompare } from '../ingest/commit-chunk.ts';
import type { BesideStart, ChangesMessage, ChangesReply } from './messages.ts';
import { startWorker } from './start-worker.ts';
import { fromThreadFailure } from './thread-failure.ts';

/** Runs that may wait at the thread: one to read and one to go on with. */
const MOST_WAITING = 2;

interface Waiting {
  readonly resolve: (rows: ChangeRows) => void;
  readonly reject: (error: Error) => void;
}

/** Another thread that finds what commits changed, answering in the order in which it was asked. */
export class ChangesThread {
  private readonly worker: Worker;
  private readonly waiting: Waiting[] = [];
  private failure: Error | null = null;

  constructor(start: BesideStart) {
    this.worker = startWorker('history-changes.worker', start);
    this.worker.on('message', (reply: ChangesReply) => {
      if (reply.kind === 'read') this.waiting.shift()?.resolve(reply.rows);
      else this.fail(fromThreadFailure(reply.failure));
    });
    this.worker.on('error', (error) => { this.fail(error instanceof Error ? error : new Error(String(error))); });
    this.worker.on('exit', () => { this.fail(new Error('a thread that reads changes ended early')); });
  }

  /** True when it can be given another run without keeping it long. */
  get hasRoom(): boolean {
    return this.waiting.length < MOST_WAITING;
  }

  /** What each commit of a run changed; the memory of `trees` goes with it. */
  read(trees: TreesToCompare): Promise<ChangeRows> {
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.send({ kind: 'read', trees }, [trees.oids.buffer as ArrayBuffer]);
    });
  }

  /** Lets the thread end, once it has read what it was given. */
  end(): void {
    this.send({ kind: 'end' }, []);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }

  private send(message: ChangesMessage, memory: ArrayBuffer[]): void {
    this.worker.postMessage(message, memory);
  }
}
