import type { Worker } from 'node:worker_threads';
import type { AnswerOf, QuestionOf, Verb } from '../answers.ts';
import type { IndexPlace, QueryMessage, QueryReply } from './messages.ts';
import { startWorker } from './start-worker.ts';
import { fromThreadFailure } from './thread-failure.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that answers questions about the past, started with the first one; if it dies, the next question starts another. */
export class HistoryThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** Answers a question on an index; rejects with the `AppError` that it met. */
  ask<Each extends Verb>(place: IndexPlace, verb: Each, question: QuestionOf<Each>): Promise<AnswerOf<Each>> {
    return this.send((id) => ({ kind: 'ask', id, place, verb, question })) as Promise<AnswerOf<Each>>;
  }

  /** Lets an index file go, so that it can be removed. */
  async close(file: string): Promise<void> {
    if (this.worker !== null) await this.send((id) => ({ kind: 'close', id, file }));
  }

  /** Ends the thread. */
  async dispose(): Promise<void> {
    await this.worker?.terminate();
  }

  private send(make: (id: number) => QueryMessage): Promise<unknown> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker ??= this.start();
      this.worker.postMessage(make(id));
    });
  }

  private start(): Worker {
    const worker = startWorker('history-query.worker', undefined);
    worker.unref();
    worker.on('message', (reply: QueryReply) => {
      const waiting = this.waiting.get(reply.id);
      this.waiting.delete(reply.id);
      if (reply.ok) waiting?.resolve(reply.value);
      else waiting?.reject(fromThreadFailure(reply.failure));
    });
    worker.on('error', (error) => { this.die(error instanceof Error ? error : new Error(String(error))); });
    worker.on('exit', () => { this.die(new Error('the thread of the history ended')); });
    return worker;
  }

  private die(error: Error): void {
    this.worker = null;
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}
