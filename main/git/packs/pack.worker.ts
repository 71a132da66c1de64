import { parentPort } from 'node:worker_threads';
import { isAppError } from '../../../shared/errors/index.ts';
import { closeObjects } from '../objects/object-database.ts';
import { PackReceiver } from './receive-pack.ts';
import type { PackJobAnswer, PackJobMessage } from './worker-messages.ts';

let receiver: PackReceiver | null = null;
let dir = '';

parentPort?.on('message', (message: PackJobMessage) => {
  try {
    take(message);
  } catch (error) {
    end();
    const { code = null, data = {} } = isAppError(error) ? error : {};
    answer({ kind: 'failed', code, data, message: error instanceof Error ? error.message : String(error) });
  }
});
answer({ kind: 'ready' });

function take(message: PackJobMessage): void {
  switch (message.kind) {
    case 'open':
      dir = message.dir;
      receiver = new PackReceiver({ dir, shallow: new Set(message.shallow) });
      return;
    case 'chunk': {
      // After a failure what was under way still arrives; it is dropped.
      if (receiver === null) return;
      receiver.push(new Uint8Array(message.buffer, 0, message.length));
      const { table, expected } = receiver.indexer;
      const done: PackJobAnswer = { kind: 'taken', buffer: message.buffer, done: table.count, total: expected };
      parentPort?.postMessage(done, [message.buffer]);
      return;
    }
    case 'finish':
      if (receiver === null) return;
      answer({ kind: 'finished', pack: receiver.finish() });
      receiver = null;
      closeObjects(dir);
      return;
    case 'abort':
      end();
      answer({ kind: 'aborted' });
  }
}

function end(): void {
  receiver?.abort();
  receiver = null;
  closeObjects(dir);
}

function answer(message: PackJobAnswer): void {
  parentPort?.postMessage(message);
}
