import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BrokenOnOrder, type FaultRule, type Faults, shape } from './faults.ts';
import { ApiFailure, json, type Reply } from './reply.ts';

/** What answers a request once its fault, if any, has let it through. */
export type Answerer = (request: IncomingMessage, url: URL) => Promise<Reply>;

/** A server on the loopback address alone, on another port than asked for where that one is taken. */
export function listen(answer: Answerer, options: { readonly port: number; readonly faults: Faults }): Promise<Server> {
  const server = createServer((request, response) => {
    serve({ request, response, answer, faults: options.faults }).catch(() => response.destroy());
  });
  server.requestTimeout = 0;
  // A client may take up a connection again just when the server's own limit would close it.
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || options.port === 0) return reject(error);
      server.once('error', reject);
      server.listen(0, '127.0.0.1');
    });
    server.once('listening', () => resolve(server));
    server.listen(options.port, '127.0.0.1');
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: Answerer;
  readonly faults: Faults;
}

async function serve({ request, response, answer, faults }: Exchange): Promise<void> {
  const host = request.headers.host ?? '127.0.0.1';
  const url = new URL(request.url ?? '/', `http://${host}`);
  // A page elsewhere could aim a name of its own at the loopback address; only the address itself is answered.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return await send(request, response, { reply: json({ message: 'wrong host' }, 421), rule: null });
  const rule = url.pathname.startsWith('/-/box/') ? null : faults.match(request.method ?? 'GET', request.url ?? '/');
  if (rule?.delayMs !== undefined) await new Promise((resolve) => { setTimeout(resolve, rule.delayMs); });
  if (rule?.reset === 'before') return void request.socket.resetAndDestroy();
  if (rule?.status !== undefined) {
    request.resume();
    const headers = { 'content-type': 'application/json', ...rule.headers };
    return await send(request, response, { reply: { status: rule.status, headers, body: Buffer.from(rule.body ?? `{"message":"fault on order"}`) }, rule });
  }
  const reply = await answerOrFault(answer, request, url);
  if (rule?.reset === 'after') return void request.socket.resetAndDestroy();
  await send(request, response, { reply, rule });
}

async function answerOrFault(answer: Answerer, request: IncomingMessage, url: URL): Promise<Reply> {
  try {
    return await answer(request, url);
  } catch (error) {
    if (error instanceof ApiFailure) return json(error.body, error.status);
    return json({ message: '500 Internal Server Error', error: error instanceof Error ? error.message : String(error) }, 500);
  }
}

async function send(request: IncomingMessage, response: ServerResponse, { reply, rule }: { reply: Reply; rule: FaultRule | null }): Promise<void> {
  const { etag } = reply.headers;
  if (etag !== undefined && request.method === 'GET' && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const whole = Buffer.isBuffer(reply.body) ? { 'content-length': String(reply.body.length) } : {};
  response.writeHead(reply.status, { ...whole, ...reply.headers });
  const bytes: AsyncIterable<Buffer> = Buffer.isBuffer(reply.body) ? Readable.from([reply.body]) : reply.body;
  try {
    if (request.method === 'HEAD') response.end();
    else await pipeline(rule === null ? bytes : shape(bytes, rule), response);
  } catch (error) {
    if (error instanceof BrokenOnOrder) request.socket.destroy();
    else throw error;
  }
}
