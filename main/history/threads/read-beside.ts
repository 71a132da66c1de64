import { setImmediate } from 'node:timers/promises';
import type { ChangeRows } from '../ingest/change-rows.ts';
import type { ChangesReader } from '../ingest/changes-reader.ts';
import type { CommitChunk } from '../ingest/commit-chunk.ts';
import type { WrittenChunk } from '../ingest/index-writer.ts';
import type { ChangesThread } from './changes-thread.ts';

/** Runs that may be on their way at once: what bounds memory when one thread is slow. */
const MOST_OPEN = 8;
const OWN_READER = 0;

/** Who reads: this thread, and others beside it. */
export interface Readers {
  readonly own: ChangesReader;
  readonly others: readonly ChangesThread[];
}

interface Open {
  readonly chunk: CommitChunk;
  readonly reader: number;
  readonly rows: Promise<ChangeRows>;
  isRead: boolean;
}

/** Finds what the commits of each run changed, in as many threads as there are, and hands the runs on in their order. */
export async function* readBeside(chunks: Iterable<CommitChunk>, readers: Readers): AsyncGenerator<WrittenChunk & { readonly chunk: CommitChunk }> {
  const open: Open[] = [];
  for (const chunk of chunks) {
    open.push(start(chunk, readers));
    // What other threads have read meanwhile comes as a message.
    await setImmediate();
    while (open[0]?.isRead === true || open.length >= MOST_OPEN) yield await take(open);
  }
  while (open.length > 0) yield await take(open);
}

function start(chunk: CommitChunk, { own, others }: Readers): Open {
  const place = others.findIndex((other) => other.hasRoom);
  const other = others[place];
  const rows = other === undefined ? Promise.resolve(own.read(chunk.trees)) : other.read(chunk.trees);
  const opened: Open = { chunk, reader: other === undefined ? OWN_READER : place + 1, rows, isRead: false };
  // A failure is thrown where the rows are taken.
  rows.then(() => { opened.isRead = true; }, () => { opened.isRead = true; });
  return opened;
}

async function take(open: Open[]): Promise<WrittenChunk & { readonly chunk: CommitChunk }> {
  const first = open.shift();
  if (first === undefined) throw new Error('no run is open');
  return { chunk: first.chunk, reader: first.reader, rows: await first.rows };
}
