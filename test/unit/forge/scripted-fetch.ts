import type { Clock } from '../../../main/forge/host-gate.ts';
import { HostGate } from '../../../main/forge/host-gate.ts';
import { HttpTransport, type TransportOptions } from '../../../main/forge/transport.ts';

/** What a scripted server answers next: a response, or how the connection fails. */
export type Scripted = Response | Error | ((url: string, init: RequestInit) => Response | Promise<Response>);

/** A fetch that answers from a list and remembers what it was asked. */
export interface ScriptedFetch {
  readonly fetch: TransportOptions['fetch'];
  readonly calls: { readonly url: string; readonly method: string; readonly headers: Headers; readonly body: string | null }[];
}

/** Makes a fetch that answers from a list; asking beyond its end is a failure of the test. */
export function scriptedFetch(...answers: Scripted[]): ScriptedFetch {
  const calls: ScriptedFetch['calls'] = [];
  return {
    calls,
    fetch: async (url, init) => {
      calls.push({ url, method: init.method ?? 'GET', headers: new Headers(init.headers), body: typeof init.body === 'string' ? init.body : null });
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`nobody expected ${init.method ?? 'GET'} ${url}`);
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? await answer(url, init) : answer;
    },
  };
}

/** A clock that jumps instead of sleeping, and says how long it would have slept. */
export class JumpingClock implements Clock {
  readonly slept: number[] = [];
  #now = 1_700_000_000_000;

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    this.slept.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }
}

/** A JSON response. */
export function jsonResponse(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { ...init, headers: { 'content-type': 'application/json', ...Object.fromEntries(new Headers(init.headers)) } });
}

/** The failure of Node's fetch with a code of the system's. */
export function networkFailure(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`failed: ${code}`), { code }) });
}

/** A token shaped like GitLab's that must never be seen in an error. */
export const secret = 'glpat-AbCdEfGhIjKlMnOpQrSt';

/** A transport over a scripted server. */
export function transportOver(script: ScriptedFetch, clock = new JumpingClock(), more: Partial<TransportOptions> = {}): HttpTransport {
  return new HttpTransport({
    baseUrl: 'https://git.example.com', apiPath: '/api/v4', forge: 'GitLab', fetch: script.fetch, token: () => Promise.resolve(secret),
    authorize: (token) => ({ 'private-token': token }), clock, gate: new HostGate('git.example.com', clock), ...more,
  });
}

/** The AppError that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { readonly code: string; readonly data: Readonly<Record<string, unknown>> }> {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason);
  if (error instanceof Error && 'code' in error && 'data' in error) return error as Error & { code: string; data: Record<string, unknown> };
  throw new Error(`expected an AppError, got ${String(error)}`);
}
