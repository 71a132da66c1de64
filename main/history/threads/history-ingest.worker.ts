import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { listBranches } from '../../git/list-branches.ts';
import { objectsOf } from '../../git/objects/object-database.ts';
import { FRUGAL } from '../../git/objects/pack-file.ts';
import { readShallow } from '../../git/refs/read-refs.ts';
import { indexContent } from '../content/index-content.ts';
import { clearIndex, type HistoryIndex, openIndex } from '../history-index.ts';
import { ChangesReader } from '../ingest/changes-reader.ts';
import type { CommitChunk } from '../ingest/commit-chunk.ts';
import { IndexWriter } from '../ingest/index-writer.ts';
import { type IngestRequest, readCommits } from '../ingest/read-commits.ts';
import { ChangesThread } from './changes-thread.ts';
import type { BesideStart, IngestReply, IngestStart } from './messages.ts';
import { readBeside } from './read-beside.ts';
import { toThreadFailure } from './thread-failure.ts';
import { WriterThread } from './writer-thread.ts';

const { place } = workerData as IngestStart;
/** Each further one takes 40 MB, and the thread that writes is soon the slowest. */
const MOST_READERS = 2;
/** On two cores, commits from which on a third thread wins more than its start costs. */
const LONG_HISTORY = 16_384;
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
  const commits = await bring({ index, objects: objectsOf(dir, { budget: FRUGAL }), tips: branches.map((branch) => branch.oid), shallow });
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
  const chunks = readCommits(request);
  const first = chunks.next();
  if (first.done === true || first.value.done === 0) return 0;
  tell({ kind: 'progress', commits: first.value.done });
  // What one fetch brings is read and written sooner than other threads are started.
  if (!first.value.isLast) return await bringBeside(request, (function* all() { yield first.value; yield* chunks; })());
  new IndexWriter(request.index, request.objects).write({ chunk: first.value, rows: new ChangesReader(request.objects).read(first.value.trees), reader: 0 });
  return first.value.done;
}

/** Reads in this thread, writes in another, and reads in further ones where that pays. */
async function bringBeside(request: IngestRequest, chunks: Iterable<CommitChunk>): Promise<number> {
  const start = { place, indexes: request.objects.shareIndexes() };
  const writer = new WriterThread(start);
  const others: ChangesThread[] = [];
  let done = 0;
  try {
    for await (const written of readBeside(withHelp(chunks, others, start), { own: new ChangesReader(request.objects), others })) {
      await writer.write(written);
      done = written.chunk.done;
      tell({ kind: 'progress', commits: done });
      if (stopped) break;
    }
  } finally {
    for (const other of others) other.end();
    await writer.end();
  }
  return done;
}

/** Hands the runs on, and starts further readers: at once where there are cores to spare, else once the history proves long. */
function* withHelp(chunks: Iterable<CommitChunk>, others: ChangesThread[], start: BesideStart): Generator<CommitChunk> {
  const cores = availableParallelism();
  const wanted = cores > 2 ? Math.min(cores - 2, MOST_READERS) : 1;
  for (const chunk of chunks) {
    if (others.length === 0 && (cores > 2 || chunk.done > LONG_HISTORY)) for (let left = wanted; left > 0; left--) others.push(new ChangesThread(start));
    yield chunk;
  }
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
