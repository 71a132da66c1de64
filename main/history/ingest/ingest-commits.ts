import { IndexWriter } from './index-writer.ts';
import { type IngestRequest, readCommits } from './read-commits.ts';

/**
 * Brings commits into the index in this thread, newest first and in segments, so that it answers while it grows and goes on where
 * it was after a kill. Yields the number of commits done so far; closing the generator stops it, with finished segments kept.
 */
export function* ingestCommits(request: IngestRequest): Generator<number, number> {
  const { index, objects } = request;
  const writer = new IndexWriter({ db: index.connection.db, objects, paths: index.paths });
  let done = 0;
  for (const batch of readCommits(request)) {
    writer.write(batch);
    done = batch.done;
    yield done;
  }
  return done;
}
