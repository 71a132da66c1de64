import type { Oid, TransferProgress } from '../types.ts';
import { PackReceiver, type ReceivedPack } from './receive-pack.ts';

/** Where a pack goes while it arrives. */
export interface PackSink {
  /** Takes the next piece, which is the sink's from then on. */
  push(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
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

/** Opens a sink that indexes in this thread. */
export async function openPackSink({ dir, shallow, onProgress }: PackSinkOptions): Promise<PackSink> {
  const receiver = new PackReceiver({ dir, shallow: new Set(shallow) });
  const { indexer } = receiver;
  return Promise.resolve({
    push: async (chunk) => {
      receiver.push(chunk);
      onProgress({ phase: 'receiving', done: indexer.table.count, total: indexer.expected, unit: 'objects' });
      return Promise.resolve();
    },
    finish: async () => {
      onProgress({ phase: 'checking', done: indexer.table.count, total: indexer.expected, unit: 'objects' });
      return Promise.resolve(receiver.finish());
    },
    abort: async () => {
      receiver.abort();
      return Promise.resolve();
    },
  });
}
