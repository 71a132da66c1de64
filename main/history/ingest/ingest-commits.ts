import { ChangesReader } from './changes-reader.ts';
import { IndexWriter } from './index-writer.ts';
import { type IngestRequest, readCommits } from './read-commits.ts';

/**
 * Brings commits into the index in this thread, newest first and in segments, so that it answers while it grows and goes on where
 * it was after a kill. Yields the number of commits done so far; closing the generator stops it, with finished segments kept.
 */
export function* ingestCommits(request: IngestRequest): Generator<number, number> {
  const writer = new IndexWriter(request.index, request.objects);
  const changes = new ChangesReader(request.objects);
  let done = 0;
  for (const chunk of readCommits(request)) {
    writer.write({ chunk, rows: changes.read(chunk.trees), reader: 0 });
    done = chunk.done;
    yield done;
  }
  return done;
}
