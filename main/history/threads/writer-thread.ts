import type { Worker } from 'node:worker_threads';
import type { IngestBatch } from '../ingest/batch.ts';
import type { IndexPlace, WriterMessage, WriterReply } from './messages.ts';
import { startWorker } from './start-worker.ts';
import { fromThreadFailure } from './thread-failure.ts';

/** Batches that may wait at the writer: enough to keep it busy, few enough to bound memory. */
const MOST_WAITING = 6;

/** A second thread that pairs renames and writes the database while this one goes on reading. */
export class WriterThread {
  private readonly worker: Worker;
  private waiting = 0;
  private failure: Error | null = null;
  private wake: () => void = () => undefined;
  private readonly ended: Promise<void>;

  private constructor(worker: Worker) {
    this.worker = worker;
    worker.on('message', (reply: WriterReply) => { this.hear(reply); });
    worker.on('error', (error) => { this.fail(error instanceof Error ? error : new Error(String(error))); });
    this.ended = new Promise((resolve) => { worker.on('exit', () => { resolve(); this.wake(); }); });
  }

  /** Starts the thread and waits until it has opened the index. */
  static async start(place: IndexPlace): Promise<WriterThread> {
    const thread = new WriterThread(startWorker('history-writer.worker', { place }));
    thread.waiting = 1;
    await thread.until(() => thread.waiting === 0);
    return thread;
  }

  /** Hands a batch over, whose memory goes with it; resolves when there is room for the next, rejects when writing failed. */
  async write(batch: IngestBatch): Promise<void> {
    const { segment } = batch;
    const parts = [batch.commits, batch.newPaths, ...(segment === null ? [] : [segment.graph, segment.paths, segment.postings])];
    const memory = new Set(parts.map((part) => part.buffer as ArrayBuffer).filter((buffer) => buffer.byteLength > 0));
    this.waiting++;
    this.send({ kind: 'batch', batch }, [...memory]);
    await this.until(() => this.waiting < MOST_WAITING);
  }

  /** Waits until everything is written and the thread has let go of the index. */
  async end(): Promise<void> {
    await this.until(() => this.waiting === 0);
    this.send({ kind: 'end' }, []);
    await this.ended;
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo() && this.failure === null) await new Promise<void>((resolve) => { this.wake = resolve; });
    if (this.failure !== null) throw this.failure;
  }

  private hear(reply: WriterReply): void {
    if (reply.kind === 'failed') this.fail(fromThreadFailure(reply.failure));
    else this.waiting--;
    this.wake();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  private send(message: WriterMessage, memory: ArrayBuffer[]): void {
    this.worker.postMessage(message, memory);
  }
}
