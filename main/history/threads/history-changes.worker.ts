import { parentPort, workerData } from 'node:worker_threads';
import { objectsOf } from '../../git/objects/object-database.ts';
import { FRUGAL } from '../../git/objects/pack-file.ts';
import { ChangesReader } from '../ingest/changes-reader.ts';
import type { BesideStart, ChangesMessage, ChangesReply } from './messages.ts';
import { toThreadFailure } from './thread-failure.ts';

const { place, indexes } = workerData as BesideStart;
const reader = new ChangesReader(objectsOf(place.dir, { budget: FRUGAL, indexes }));

parentPort?.on('message', (message: ChangesMessage) => {
  if (message.kind === 'end') {
    parentPort?.close();
    return;
  }
  try {
    const rows = reader.read(message.trees);
    reply({ kind: 'read', rows }, [rows.starts, rows.numbers, rows.oids, rows.names].map((part) => part.buffer as ArrayBuffer));
  } catch (error) {
    reply({ kind: 'failed', failure: toThreadFailure(error) }, []);
  }
});

function reply(message: ChangesReply, memory: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(message, [...memory]);
}
