import { parentPort } from 'node:worker_threads';
import { answers } from '../answers.ts';
import { type HistoryReader, openReader, refreshReader } from '../query/reader.ts';
import type { IndexPlace, QueryMessage, QueryReply } from './messages.ts';
import { toThreadFailure } from './thread-failure.ts';

const readers = new Map<string, HistoryReader>();

parentPort?.on('message', (message: QueryMessage) => {
  try {
    reply({ id: message.id, ok: true, value: message.kind === 'close' ? close(message.file) : ask(message) });
  } catch (error) {
    reply({ id: message.id, ok: false, failure: toThreadFailure(error) });
  }
});

function ask(message: Extract<QueryMessage, { kind: 'ask' }>): unknown {
  const reader = readerOf(message.place);
  refreshReader(reader);
  // Verb and question were paired by `askHistory`, whose types hold them together.
  const answer = answers[message.verb] as (reader: HistoryReader, question: unknown) => unknown;
  return answer(reader, message.question);
}

function readerOf(place: IndexPlace): HistoryReader {
  const known = readers.get(place.file);
  if (known !== undefined) return known;
  const reader = openReader(place);
  readers.set(place.file, reader);
  return reader;
}

function close(file: string): null {
  readers.get(file)?.index.connection.close();
  readers.delete(file);
  return null;
}

function reply(message: QueryReply): void {
  parentPort?.postMessage(message);
}
