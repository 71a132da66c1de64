import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { listBranches } from '../../git/list-branches.ts';
import { objectsOf } from '../../git/objects/object-database.ts';
import { readShallow } from '../../git/refs/read-refs.ts';
import { indexContent } from '../content/index-content.ts';
import { clearIndex, type HistoryIndex, openIndex } from '../history-index.ts';
import type { IngestBatch } from '../ingest/batch.ts';
import { IndexWriter } from '../ingest/index-writer.ts';
import { type IngestRequest, readCommits } from '../ingest/read-commits.ts';
import type { IngestReply, IngestStart } from './messages.ts';
import { toThreadFailure } from './thread-failure.ts';
import { WriterThread } from './writer-thread.ts';

const { place } = workerData as IngestStart;
let stopped = false;
parentPort?.on('message', () => { stopped = true; });

try {
  const index = openIndex(place.file);
  try {
    tell({ kind: 'done', commits: await run(index) });
  } finally {
    index.connection.close();
  }
} catch (error) {
  tell({ kind: 'failed', failure: toThreadFailure(error) });
}
parentPort?.close();

async function run(index: HistoryIndex): Promise<number> {
  const { dir } = place;
  const shallow = readShallow(dir);
  forgetOtherCut(index, [...shallow].toSorted().join(' '));
  const branches = listBranches({ dir });
  const commits = await bring({ index, objects: objectsOf(dir), tips: branches.map((branch) => branch.oid), shallow });
  tell({ kind: 'indexed', commits });
  const main = branches.find((branch) => branch.isDefault);
  if (main !== undefined && !stopped) await drain(indexContent({ index, dir, tip: main.oid }));
  return commits;
}

/** A history that was cut off elsewhere had other roots: what was indexed of it does not hold. */
function forgetOtherCut(index: HistoryIndex, cut: string): void {
  const { db } = index.connection;
  const before = db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'shallow'")?.value ?? '';
  if (before === cut) return;
  if (index.graph.count > 0) clearIndex(index);
  db.run("INSERT OR REPLACE INTO meta VALUES ('shallow', ?)", cut);
}

/** Brings in what is missing until everything is in or it is told to stop; what is cut off in between is read again next time. */
async function bring(request: IngestRequest): Promise<number> {
  const batches = readCommits(request);
  const first = batches.next();
  if (first.done === true || first.value.done === 0) return 0;
  tell({ kind: 'progress', commits: first.value.done });
  // What one fetch brings is written sooner than another thread is started.
  if (first.value.isLast) new IndexWriter({ db: request.index.connection.db, objects: request.objects, paths: request.index.paths }).write(first.value);
  else return await writeBeside(first.value, batches);
  return first.value.done;
}

/** Reads in this thread and writes in another. */
async function writeBeside(first: IngestBatch, others: Iterable<IngestBatch>): Promise<number> {
  let done = first.done;
  const writer = await WriterThread.start(place);
  await writer.write(first);
  await setImmediate();
  if (!stopped) {
    for (const batch of others) {
      await writer.write(batch);
      done = batch.done;
      tell({ kind: 'progress', commits: done });
      await setImmediate();
      if (stopped) break;
    }
  }
  await writer.end();
  return done;
}

/** Runs a generator to its end or until told to stop, letting messages in between its steps. */
async function drain(work: Generator<number, number>): Promise<void> {
  while (work.next().done !== true) {
    await setImmediate();
    if (stopped) return;
  }
}

function tell(message: IngestReply): void {
  parentPort?.postMessage(message);
}
