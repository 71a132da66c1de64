import { AppError } from '../../../shared/errors/index.ts';
import type { IndexPlace, IngestReply, IngestStart } from './messages.ts';
import { startWorker } from './start-worker.ts';
import { fromThreadFailure } from './thread-failure.ts';

/** Which index to bring up to date, who hears how many commits are done, and what stops it. */
export interface BuildRequest {
  readonly place: IndexPlace;
  readonly onProgress: (commits: number) => void;
  /** Called when every commit is in, before the contents of files are noted for search. */
  readonly onIndexed?: () => void;
  readonly signal: AbortSignal;
}

/** Brings an index up to date in a thread of its own; resolves with the number of commits taken in, rejects with CANCELLED when stopped. What is done is kept. */
export function buildIndex({ place, onProgress, onIndexed, signal }: BuildRequest): Promise<number> {
  signal.throwIfAborted();
  const start: IngestStart = { place };
  const worker = startWorker('history-ingest.worker', start);
  const stop = (): void => { worker.postMessage('stop'); };
  signal.addEventListener('abort', stop);
  return new Promise<number>((resolve, reject) => {
    worker.on('message', (reply: IngestReply) => {
      if (reply.kind === 'progress') onProgress(reply.commits);
      else if (reply.kind === 'indexed') onIndexed?.();
      else if (reply.kind === 'failed') reject(fromThreadFailure(reply.failure));
      else if (signal.aborted) reject(new AppError('CANCELLED'));
      else resolve(reply.commits);
    });
    worker.on('error', reject);
    worker.on('exit', () => { reject(new Error('the thread that builds the history index ended early')); });
  }).finally(() => { signal.removeEventListener('abort', stop); });
}
