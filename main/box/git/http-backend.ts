import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { gitEnvironment } from './run-git.ts';

/** What `git http-backend` answered; the body still flows, and `done` resolves when git has ended. */
export interface BackendAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  readonly done: Promise<void>;
}

/** One request of Git's smart protocol, its repository already found and its user already known. */
export interface BackendCall {
  readonly request: IncomingMessage;
  readonly gitDir: string;
  /** `/info/refs`, `/git-upload-pack` or `/git-receive-pack`. */
  readonly service: string;
  readonly query: string;
  readonly username: string;
  /** The branch that this user may not push to; empty for none. */
  readonly protectedBranch: string;
}

/** Answers a Git request through git's own CGI program. */
export function runHttpBackend(call: BackendCall): Promise<BackendAnswer> {
  const { request } = call;
  const child = spawn('git', ['http-backend'], { env: environmentOf(call), stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  request.pipe(child.stdin);
  request.on('aborted', () => child.kill());
  const done = new Promise<void>((resolve) => { child.on('close', () => resolve()); });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdout.on('end', () => reject(new Error('git http-backend ended without an answer')));
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      child.stdout.off('data', onData);
      child.stdout.pause();
      child.stdout.unshift(head.subarray(end + 4));
      resolve({ ...headOf(head.subarray(0, end).toString('latin1')), body: child.stdout, done });
    };
    child.stdout.on('data', onData);
  });
}

function environmentOf({ request, gitDir, service, query, username, protectedBranch }: BackendCall): Record<string, string> {
  const { headers } = request;
  const optional = {
    CONTENT_TYPE: headers['content-type'], CONTENT_LENGTH: headers['content-length'], HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'],
  };
  const given = Object.entries(optional).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return gitEnvironment({
    ...Object.fromEntries(given), GIT_PROJECT_ROOT: gitDir, GIT_HTTP_EXPORT_ALL: '1', PATH_INFO: service, QUERY_STRING: query,
    REQUEST_METHOD: request.method ?? 'GET', REMOTE_USER: username, REMOTE_ADDR: '127.0.0.1', BOX_PROTECTED: protectedBranch,
  });
}

function headOf(text: string): { status: number; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  return { status, headers };
}
