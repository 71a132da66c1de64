import type { Oid, TransferProgress } from '../types.ts';
import { defaultLimits, smallLimits, type IndexerLimits } from './object-contents.ts';
import { takePackThread, threadError, type PackThread } from './pack-thread.ts';
import { PackReceiver, type ReceivedPack } from './receive-pack.ts';
import type { PackJobAnswer } from './worker-messages.ts';

/** Where a pack goes while it arrives. */
export interface PackSink {
  /** Memory for the next piece. */
  room(): Uint8Array<ArrayBuffer>;
  /** Takes a piece in memory that came from `room`; the first `length` bytes of it count. */
  push(memory: Uint8Array<ArrayBuffer>, length: number): Promise<void>;
  /** Checks the whole and puts it in place. */
  finish(): Promise<ReceivedPack>;
  /** Removes what was written. */
  abort(): Promise<void>;
}

/** Where the pack belongs, which commits may lack their parents, and who hears of the progress. */
export interface PackSinkOptions {
  readonly dir: string;
  readonly shallow: readonly Oid[];
  readonly onProgress: (progress: TransferProgress) => void;
}

/** How much goes to a sink at once. */
export const PIECE = 256 << 10;
/** So much may be on its way to the thread before the network has to wait. */
const MAX_UNDERWAY = 16 << 20;

/** Opens a sink that indexes in a thread of its own, or in this one where threads cannot be had, or for few objects (`inThread` false). */
export async function openPackSink(options: PackSinkOptions, { inThread = true }: { inThread?: boolean } = {}): Promise<PackSink> {
  const thread = inThread ? await takePackThread() : null;
  return thread === null ? new LocalSink(options, inThread ? defaultLimits : smallLimits) : new ThreadSink(thread, options);
}

class LocalSink implements PackSink {
  private readonly receiver: PackReceiver;
  private readonly options: PackSinkOptions;
  private readonly memory = new Uint8Array(PIECE);

  constructor(options: PackSinkOptions, limits: IndexerLimits) {
    this.options = options;
    this.receiver = new PackReceiver({ dir: options.dir, shallow: new Set(options.shallow), limits });
  }

  room(): Uint8Array<ArrayBuffer> {
    return this.memory;
  }

  async push(memory: Uint8Array<ArrayBuffer>, length: number): Promise<void> {
    this.receiver.push(memory.subarray(0, length));
    const { table, expected } = this.receiver.indexer;
    this.options.onProgress({ phase: 'receiving', done: table.count, total: expected, unit: 'objects' });
    // Lets the loop breathe between two pieces.
    await new Promise((done) => setImmediate(done));
  }

  async finish(): Promise<ReceivedPack> {
    this.options.onProgress({ phase: 'checking', done: 0, total: null, unit: 'objects' });
    return Promise.resolve(this.receiver.finish());
  }

  async abort(): Promise<void> {
    this.receiver.abort();
    return Promise.resolve();
  }
}

class ThreadSink implements PackSink {
  private readonly thread: PackThread;
  private readonly options: PackSinkOptions;
  private readonly free: ArrayBuffer[] = [];
  private underway = 0;
  private failure: Error | null = null;
  private progress = { done: 0, total: 0 };
  private wake: () => void = () => undefined;
  private ended: ReceivedPack | 'aborted' | null = null;
  private resting = false;

  constructor(thread: PackThread, options: PackSinkOptions) {
    this.thread = thread;
    this.options = options;
    thread.hear((answer) => this.hear(answer), (error) => {
      this.resting = true;
      this.fail(error);
    });
    thread.send({ kind: 'open', dir: options.dir, shallow: options.shallow });
  }

  room(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.free.pop() ?? new ArrayBuffer(PIECE));
  }

  async push(memory: Uint8Array<ArrayBuffer>, length: number): Promise<void> {
    await this.until(() => this.underway < MAX_UNDERWAY);
    this.underway += PIECE;
    this.thread.send({ kind: 'chunk', buffer: memory.buffer, length });
  }

  async finish(): Promise<ReceivedPack> {
    this.thread.send({ kind: 'finish' });
    await this.until(() => this.underway === 0);
    this.options.onProgress({ phase: 'checking', done: this.progress.done, total: this.progress.total, unit: 'objects' });
    await this.until(() => this.ended !== null);
    this.rest();
    if (this.ended === null || this.ended === 'aborted') throw new Error('the pack was given up');
    return this.ended;
  }

  async abort(): Promise<void> {
    if (this.resting) return;
    this.failure = null;
    this.thread.send({ kind: 'abort' });
    await this.until(() => this.ended !== null).catch(() => undefined);
    this.rest();
  }

  private rest(): void {
    if (!this.resting) this.thread.rest();
    this.resting = true;
  }

  private hear(answer: PackJobAnswer): void {
    if (answer.kind === 'taken') {
      this.underway -= PIECE;
      this.free.push(answer.buffer);
      this.progress = { done: answer.done, total: answer.total };
      this.options.onProgress({ phase: 'receiving', done: answer.done, total: answer.total === 0 ? null : answer.total, unit: 'objects' });
    } else if (answer.kind === 'finished') this.ended = answer.pack;
    else if (answer.kind === 'aborted') this.ended = 'aborted';
    else if (answer.kind === 'failed') this.fail(threadError(answer));
    this.wake();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  /** Waits until something holds, woken by each answer; throws what the thread failed with. */
  private async until(holds: () => boolean): Promise<void> {
    for (;;) {
      if (this.failure !== null) throw this.failure;
      if (holds()) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
