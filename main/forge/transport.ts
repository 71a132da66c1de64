import { AppError, isAppError } from '../../shared/errors/index.ts';
import { networkFaultOf } from '../../shared/errors/network-fault.ts';
import { faultOfAnswer, isHtml } from './answer-fault.ts';
import { readBytes } from './body-reader.ts';
import { EtagCache } from './etag-cache.ts';
import { type Clock, HostGate, systemClock } from './host-gate.ts';
import { askedWaitMs, isExhausted } from './rate-limit.ts';
import { redact, redactError } from './redact.ts';
import { nextHop } from './redirect.ts';

/** The `fetch` that the transport is given: it must answer redirects as they are when asked with `redirect: 'manual'`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How to reach one forge for one account. */
export interface TransportOptions {
  /** Origin and path prefix of the server, without a trailing slash. */
  readonly baseUrl: string;
  /** What comes between that and a path, such as `/api/v4`. */
  readonly apiPath: string;
  /** The forge's name in sentences. */
  readonly forge: string;
  readonly fetch: Fetch;
  readonly token: () => Promise<string>;
  /** The headers that carry a token; sent to the forge's own host only. */
  readonly authorize: (token: string) => Readonly<Record<string, string>>;
  readonly gate?: HostGate;
  readonly clock?: Clock;
  readonly timeoutMs?: number;
  /** How long a call may wait because the forge asks for it, before it gives up with FORGE_RATE_LIMITED. */
  readonly maxWaitMs?: number;
}

/** One question to a forge; `path` is already encoded and begins with `/`. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is asked for, in words for a sentence. */
  readonly noun: string;
  readonly signal?: AbortSignal | undefined;
  /** Statuses besides 2xx that are an answer to this question and no failure. */
  readonly accept?: readonly number[];
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

const attempts = 3;
const largestBody = 64 * 1024 * 1024;

/**
 * Asks one forge over an injected `fetch`. Only GETs are repeated, a bounded number of times, and only when nothing or a
 * passing fault came back; redirects are followed for GETs within the same host; failures are AppErrors without secrets.
 */
export class HttpTransport {
  readonly host: string;
  readonly forge: string;
  readonly #options: TransportOptions;
  readonly #clock: Clock;
  readonly #gate: HostGate;
  readonly #etags = new EtagCache();
  #lastToken = '';

  constructor(options: TransportOptions) {
    this.#options = options;
    this.host = new URL(options.baseUrl).host;
    this.forge = options.forge;
    this.#clock = options.clock ?? systemClock;
    this.#gate = options.gate ?? new HostGate(this.host, this.#clock);
  }

  /** Sends one call and answers its body as bytes. */
  async send(call: Call): Promise<Answer> {
    const maxWaitMs = this.#options.maxWaitMs ?? 30_000;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#gate.run(() => this.#attempt(call), { maxWaitMs, signal: call.signal });
      } catch (error) {
        const waitMs = this.#waitBeforeRepeat(error, attempt, call);
        if (waitMs === null || waitMs > maxWaitMs) throw this.#translate(error, call);
        await this.#pause(waitMs, call);
      }
    }
  }

  /** Sends one call and answers its body as parsed JSON with the headers; unchanged answers are not sent twice. */
  async sendForJson(call: Call): Promise<{ readonly body: unknown; readonly headers: Headers }> {
    const remembered = call.method === undefined ? this.#etags.get(this.#urlOf(call)) : undefined;
    const conditional = remembered === undefined ? {} : { 'if-none-match': remembered.etag };
    const answer = await this.send({ ...call, headers: { accept: 'application/json', ...call.headers, ...conditional }, accept: [304] });
    if (answer.status === 304 && remembered !== undefined) return { body: JSON.parse(remembered.text), headers: remembered.headers };
    const text = new TextDecoder().decode(answer.bytes);
    const body = this.#parse(text, answer.headers);
    if (call.method === undefined) this.#etags.keep(this.#urlOf(call), answer.headers, text);
    return { body, headers: answer.headers };
  }

  /** A failure that says what about an answer is not as this forge's should be. */
  unsupported(detail: string): AppError {
    return new AppError('FORGE_UNSUPPORTED', { host: this.host, forge: this.forge, detail });
  }

  async #attempt(call: Call): Promise<Answer> {
    const token = await this.#options.token();
    // What was remembered for one token is not for another.
    if (token !== this.#lastToken) this.#etags.clear();
    this.#lastToken = token;
    const timeout = AbortSignal.timeout(this.#options.timeoutMs ?? 30_000);
    const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
    const response = await this.#fetchFollowing(call, { token, signal });
    const waitMs = askedWaitMs(response.headers, this.#clock.now());
    if (response.status === 429 || isExhausted(response.headers)) this.#gate.quietFor(Math.min(waitMs ?? 5000, 3_600_000));
    const bytes = await readBytes(response, largestBody);
    if (bytes === null) throw this.unsupported('its answer is too long');
    if (response.ok || call.accept?.includes(response.status) === true) return { status: response.status, headers: response.headers, bytes };
    throw faultOfAnswer({
      host: this.host, forge: this.forge, noun: call.noun, status: response.status, text: new TextDecoder().decode(bytes.slice(0, 65_536)),
      contentType: response.headers.get('content-type') ?? '', waitMs, secrets: [token],
    });
  }

  async #fetchFollowing(call: Call, { token, signal }: { token: string; signal: AbortSignal }): Promise<Response> {
    const method = call.method ?? 'GET';
    let url = this.#urlOf(call);
    for (let hop = 0; hop < 5; hop += 1) {
      const response = await this.#options.fetch(url, {
        method, signal, redirect: 'manual', credentials: 'omit', cache: 'no-store',
        headers: { ...call.headers, ...this.#options.authorize(token), ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null) return response;
      await response.body?.cancel();
      url = nextHop({ method, url, location, host: this.host, forge: this.forge });
    }
    throw this.unsupported('it redirects in a circle');
  }

  #urlOf(call: Call): string {
    const url = new URL(`${this.#options.baseUrl}${this.#options.apiPath}${call.path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url.href;
  }

  #parse(text: string, headers: Headers): unknown {
    if (isHtml(headers.get('content-type') ?? '')) throw this.unsupported('it answered with a web page');
    try {
      return text === '' ? null : JSON.parse(text);
    } catch {
      throw this.unsupported('its answer is not JSON');
    }
  }

  #waitBeforeRepeat(error: unknown, attempt: number, call: Call): number | null {
    if (call.method !== undefined && call.method !== 'GET') return null;
    if (attempt >= attempts || call.signal?.aborted === true) return null;
    const backoffMs = 400 * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
    if (!isAppError(error)) return networkFaultOf(error).transient ? backoffMs : null;
    // After a 429 the gate itself waits as long as the host asked for.
    if (error.data['status'] === 429) return Number(error.data['seconds']) * 1000 > (this.#options.maxWaitMs ?? 30_000) ? null : 0;
    return error.code === 'FORGE_FAULT' ? backoffMs : null;
  }

  async #pause(ms: number, call: Call): Promise<void> {
    try {
      await this.#clock.sleep(ms, call.signal);
    } catch (error) {
      throw this.#translate(error, call);
    }
  }

  #translate(error: unknown, call: Call): AppError {
    if (isAppError(error)) return error;
    const cause = redactError(error, [this.#lastToken]);
    if (call.signal?.aborted === true) return new AppError('CANCELLED', {}, { cause });
    const fault = networkFaultOf(error);
    const data = { host: this.host, detail: redact(fault.detail, [this.#lastToken]) };
    if (fault.kind === 'cancelled') return new AppError('CANCELLED', {}, { cause });
    if (fault.kind === 'tls') return new AppError('FORGE_TLS', data, { cause });
    if (fault.kind === 'proxy') return new AppError('FORGE_PROXY', data, { cause });
    return new AppError('FORGE_UNREACHABLE', data, { cause });
  }
}
