import { parentPort, workerData } from 'node:worker_threads';
import { objectsOf } from '../../git/objects/object-database.ts';
import { FRUGAL } from '../../git/objects/pack-file.ts';
import { openIndex } from '../history-index.ts';
import { IndexWriter } from '../ingest/index-writer.ts';
import type { BesideStart, WriterMessage, WriterReply } from './messages.ts';
import { toThreadFailure } from './thread-failure.ts';

const { place, indexes } = workerData as BesideStart;
const index = openIndex(place.file);
const writer = new IndexWriter(index, objectsOf(place.dir, { budget: FRUGAL, indexes }));

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
