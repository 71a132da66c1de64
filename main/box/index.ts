import { parseArgs } from 'node:util';
import { isAppError } from '../../shared/errors/index.ts';
import { seedDemo } from './demo/index.ts';
import { type Box, startBox } from './start-box.ts';

// The program: node main/box/index.ts --data DIR [--port N] [--demo]. Once it listens it says where, as one line of JSON on
// standard output, or as a message when it runs as a utility process of the app.

interface ParentPort {
  postMessage(message: unknown): void;
}

function say(message: unknown): void {
  const port = 'parentPort' in process ? (process.parentPort as ParentPort | null) : null;
  if (port !== null && port !== undefined) port.postMessage(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}

function closeWithParent(box: Box): void {
  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    box.close().finally(() => process.exit(0)).catch(() => undefined);
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
  // Whoever started it may be killed without a word; nobody needs a forge that was left behind.
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) close(); }, 2000).unref();
}

try {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, demo: { type: 'boolean', default: false } } });
  if (values.data === undefined) throw new Error('--data DIR is missing');
  const box = await startBox({ dataDir: values.data, port: Number(values.port) });
  closeWithParent(box);
  say({ url: box.url, ...(values.demo ? await seedDemo(box) : {}) });
} catch (error) {
  say({ error: { code: isAppError(error) ? error.code : 'DEMO_UNAVAILABLE', message: error instanceof Error ? error.message : String(error) } });
  // Time for the message to leave; a box that listens already would stay otherwise.
  setTimeout(() => process.exit(1), 200);
}
