import { parentPort, workerData } from 'node:worker_threads';
import { objectsOf } from '../../git/objects/object-database.ts';
import { openIndex } from '../history-index.ts';
import { IndexWriter } from '../ingest/index-writer.ts';
import type { IngestStart, WriterMessage, WriterReply } from './messages.ts';
import { toThreadFailure } from './thread-failure.ts';

const { place } = workerData as IngestStart;
const index = openIndex(place.file);
const writer = new IndexWriter(index, objectsOf(place.dir));

parentPort?.on('message', (message: WriterMessage) => {
  try {
    if (message.kind === 'end') end();
    else {
      writer.write(message.written);
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
