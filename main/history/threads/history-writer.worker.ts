import { parentPort, workerData } from 'node:worker_threads';
import { objectsOf } from '../../git/objects/object-database.ts';
import { openIndex } from '../history-index.ts';
import { IndexWriter } from '../ingest/index-writer.ts';
import type { IngestStart, WriterMessage, WriterReply } from './messages.ts';
import { toThreadFailure } from './thread-failure.ts';

const { place } = workerData as IngestStart;
const index = openIndex(place.file);
const writer = new IndexWriter({ db: index.connection.db, objects: objectsOf(place.dir), paths: index.paths });

parentPort?.on('message', (message: WriterMessage) => {
  try {
    if (message.kind === 'end') end();
    else {
      index.paths.load(message.batch.newPaths);
      writer.write(message.batch);
      reply({ kind: 'taken' });
    }
  } catch (error) {
    reply({ kind: 'failed', failure: toThreadFailure(error) });
    end();
  }
});
reply({ kind: 'ready' });

function end(): void {
  index.connection.close();
  parentPort?.close();
}

function reply(message: WriterReply): void {
  parentPort?.postMessage(message);
}
