import type { Worker } from 'node:worker_threads';
import type { WrittenChunk } from '../ingest/index-writer.ts';
import type { BesideStart, WriterMessage, WriterReply } from './messages.ts';
import { startWorker } from './start-worker.ts';
import { fromThreadFailure } from './thread-failure.ts';

/** Runs that may wait at the writer: enough to keep it busy, few enough to bound memory. */
const MOST_WAITING = 6;

/** A second thread that pairs renames and writes the database while this one goes on reading. */
export class WriterThread {
  private readonly worker: Worker;
  /** The first answer is that it is ready. */
  private waiting = 1;
  private failure: Error | null = null;
  private wake: () => void = () => undefined;
  private readonly ended: Promise<void>;

  /** Starts the thread, which opens the index; runs handed over before it has wait for it. */
  constructor(start: BesideStart) {
    const worker = startWorker('history-writer.worker', start);
    this.worker = worker;
    worker.on('message', (reply: WriterReply) => { this.hear(reply); });
    worker.on('error', (error) => { this.fail(error instanceof Error ? error : new Error(String(error))); });
    this.ended = new Promise((resolve) => { worker.on('exit', () => { resolve(); this.wake(); }); });
  }

  /** Hands a run over, whose memory goes with it; resolves when there is room for the next, rejects when writing failed. */
  async write({ chunk: { commits, graph, isLast }, rows, reader }: WrittenChunk): Promise<void> {
    const parts = [commits, rows.starts, rows.numbers, rows.oids, rows.names, ...(graph === null ? [] : [graph])];
    const memory = new Set(parts.map((part) => part.buffer as ArrayBuffer).filter((buffer) => buffer.byteLength > 0));
    this.waiting++;
    this.send({ kind: 'chunk', written: { chunk: { commits, graph, isLast }, rows, reader } }, [...memory]);
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
