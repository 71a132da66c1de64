import { execFileSync, spawn } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import { resolve } from 'node:path';
import type { TestCertificate } from './certificate.ts';

/** What goes wrong, for requests whose `METHOD /path?query` matches, as often as `times` says (for ever unless given). */
export interface ServerFault {
  readonly match: RegExp;
  /** `status` answers with it alone; `truncate` ends, `reset` breaks off and `hang` stops after `afterBytes`; `garbage` answers a web page; `corrupt` flips one byte. */
  readonly kind: 'status' | 'truncate' | 'reset' | 'hang' | 'garbage' | 'corrupt';
  readonly status?: number;
  readonly afterBytes?: number;
  times?: number;
}

/** How the server is set up: `root` holds the repositories, `auth` is `user:password`, `latency` in milliseconds. */
export interface GitServerOptions {
  readonly root: string;
  readonly auth?: string;
  readonly push?: boolean;
  readonly tls?: TestCertificate;
  readonly latency?: number;
  readonly faults?: ServerFault[];
  /** Speaks only version 1, as old servers do. */
  readonly old?: boolean;
  readonly config?: Readonly<Record<string, string>>;
}

/** A running server; `requests` lists what was asked and with which `authorization`; `bytes` counts bodies sent. */
export interface GitServer {
  readonly url: string;
  readonly faults: ServerFault[];
  readonly requests: { line: string; authorization: string | undefined }[];
  bytes: number;
  close(): Promise<void>;
}

/** Serves the repositories below a folder by smart HTTP on loopback, through the real `git http-backend`; `/redirect/...` sends on to `/...`. */
export async function start(options: GitServerOptions): Promise<GitServer> {
  const backend = resolve(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
  const state: GitServer = { url: '', faults: options.faults ?? [], requests: [], bytes: 0, close: async () => Promise.resolve() };
  const handler = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    state.requests.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, authorization: request.headers.authorization });
    setTimeout(() => answer({ options, backend, state }, request, response), options.latency ?? 0);
  };
  const server = options.tls === undefined ? http.createServer(handler) : https.createServer({ ...options.tls }, handler);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(state, {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  });
}

interface Context {
  readonly options: GitServerOptions;
  readonly backend: string;
  readonly state: GitServer;
}

function answer(context: Context, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { options, state } = context;
  const path = request.url ?? '';
  const fault = takeFault(state.faults, `${request.method ?? ''} ${path}`);
  if (path.startsWith('/redirect/')) {
    response.writeHead(302, { location: path.replace('/redirect', '') }).end();
  } else if (options.auth !== undefined && request.headers.authorization !== `Basic ${Buffer.from(options.auth).toString('base64')}`) {
    request.resume();
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('unauthorized');
  } else if (fault?.kind === 'status') {
    request.resume();
    response.writeHead(fault.status ?? 500).end('fault');
  } else if (fault?.kind === 'garbage') {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please sign in</body></html>');
  } else {
    serve(context, request, faulty(response, state, fault));
  }
}

function takeFault(faults: ServerFault[], line: string): ServerFault | undefined {
  const fault = faults.find((each) => each.match.test(line) && (each.times ?? 1) > 0);
  if (fault?.times !== undefined) fault.times--;
  return fault;
}

/** What a request's answer goes through, so that a fault can strike in the middle of it. */
interface Outlet {
  readonly response: http.ServerResponse;
  write(bytes: Buffer): boolean;
  /** Ends the answer, unless a fault has left it hanging or is about to break it off. */
  end(): void;
}

function faulty(response: http.ServerResponse, state: GitServer, fault: ServerFault | undefined): Outlet {
  let sent = 0;
  const write = (bytes: Buffer): boolean => {
    const limit = fault === undefined ? Number.POSITIVE_INFINITY : (fault.afterBytes ?? 0);
    const before = sent;
    sent += bytes.length;
    state.bytes += bytes.length;
    if (sent <= limit) return response.write(bytes);
    if (fault?.kind === 'corrupt') {
      const changed = Buffer.from(bytes);
      const at = limit - before;
      if (at >= 0 && at < changed.length) changed[at] = (changed[at] ?? 0) ^ 0x55;
      return response.write(changed);
    }
    if (response.writableEnded || response.destroyed) return true;
    if (before <= limit) response.write(bytes.subarray(0, Math.max(0, limit - before)));
    if (fault?.kind === 'truncate') response.end();
    else if (fault?.kind === 'reset') setTimeout(() => response.socket?.resetAndDestroy(), 20);
    return true;
  };
  const end = (): void => {
    const isLeftOpen = (fault?.kind === 'hang' || fault?.kind === 'reset') && sent > (fault.afterBytes ?? 0);
    if (!isLeftOpen && !response.writableEnded) response.end();
  };
  return { response, write, end };
}

function serve({ options, backend }: Context, request: http.IncomingMessage, outlet: Outlet): void {
  const cgi = spawn(backend, [], { env: environment(options, request), stdio: ['pipe', 'pipe', 'ignore'] });
  request.pipe(cgi.stdin);
  cgi.stdin.on('error', () => undefined);
  cgi.on('error', () => outlet.response.destroy());
  outlet.response.on('close', () => {
    if (cgi.exitCode === null) cgi.kill();
  });
  outlet.response.on('drain', () => cgi.stdout.resume());
  let head: Buffer | null = Buffer.alloc(0);
  cgi.stdout.on('data', (bytes: Buffer) => {
    let rest = bytes;
    if (head !== null) {
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      writeHead(outlet.response, head.toString('latin1', 0, end));
      rest = head.subarray(end + 4);
      head = null;
    }
    if (rest.length > 0 && !outlet.write(rest)) cgi.stdout.pause();
  });
  cgi.stdout.on('end', () => {
    if (head !== null) outlet.response.writeHead(500);
    outlet.end();
  });
}

function writeHead(response: http.ServerResponse, text: string): void {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const at = line.indexOf(': ');
    const name = line.slice(0, at);
    if (name.toLowerCase() === 'status') status = Number.parseInt(line.slice(at + 2), 10);
    else headers[name] = line.slice(at + 2);
  }
  response.writeHead(status, headers);
}

function environment(options: GitServerOptions, request: http.IncomingMessage): NodeJS.ProcessEnv {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const config = { 'http.receivepack': String(options.push ?? false), 'safe.directory': '*', ...options.config };
  const settings = Object.entries(config).flatMap(([key, value], place) => [[`GIT_CONFIG_KEY_${String(place)}`, key], [`GIT_CONFIG_VALUE_${String(place)}`, value]]);
  const { 'content-type': type, 'content-length': length, 'content-encoding': encoding, 'git-protocol': protocol } = request.headers;
  return {
    PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_HTTP_EXPORT_ALL: '1', GIT_PROJECT_ROOT: resolve(options.root),
    GIT_CONFIG_COUNT: String(Object.keys(config).length), ...(Object.fromEntries(settings) as Record<string, string>),
    PATH_INFO: decodeURIComponent(url.pathname), QUERY_STRING: url.search.slice(1), REQUEST_METHOD: request.method, REMOTE_ADDR: '127.0.0.1', REMOTE_USER: 'test',
    CONTENT_TYPE: type ?? '', ...(length === undefined ? {} : { CONTENT_LENGTH: length }), ...(encoding === undefined ? {} : { HTTP_CONTENT_ENCODING: encoding }),
    ...(typeof protocol === 'string' && options.old !== true ? { GIT_PROTOCOL: protocol } : {}),
  };
}
