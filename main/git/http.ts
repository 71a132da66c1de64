import { request, type Dispatcher } from 'undici';
import { AppError, isAppError } from '../../shared/errors/index.ts';
import { createDispatcher } from './dispatcher.ts';
import { parseRemoteUrl } from './remote-url.ts';
import type { Remote } from './types.ts';
import { networkError, statusError } from './wire/network-errors.ts';

/** The two services of Git's smart protocol. */
export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** An answer whose status was a success: its media type, and its bytes as they come. */
export interface GitAnswer {
  readonly contentType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const MAX_REDIRECTS = 5;
let direct: Dispatcher | null = null;

/**
 * Git's smart HTTP for one operation: knows the address (redirects are followed on the first GET alone, and the rest goes
 * where it led), the token (only for the origin of the address that was given) and the signal. Failures are AppErrors.
 */
export class GitHttp {
  /** The host in errors. */
  readonly host: string;
  private base: URL;
  private readonly home: string;
  private readonly remote: Remote;
  private authorization: string | null | undefined;

  constructor(remote: Remote) {
    this.remote = remote;
    this.base = parseRemoteUrl(remote.url);
    this.home = this.base.origin;
    this.host = this.base.host;
  }

  /** Asks what the service offers (`GET info/refs`), with protocol version 2 where it is spoken. */
  async advertisement(service: GitService): Promise<GitAnswer> {
    const suffix = `/info/refs?service=${service}`;
    let url = new URL(this.base.href + suffix);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const answer = await this.send(url, { method: 'GET', headers: service === 'git-upload-pack' ? { 'git-protocol': 'version=2' } : {} });
      const location = answer.headers['location'];
      if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof location !== 'string') return this.accept(answer, url);
      await answer.body.dump().catch(() => undefined);
      url = this.follow(url, location, suffix);
    }
    throw new AppError('REMOTE_FAULT', { host: this.host, detail: 'it redirects in a circle' });
  }

  /** Sends a request to a service (`POST git-upload-pack` or `git-receive-pack`). */
  async post(service: GitService, body: Uint8Array): Promise<GitAnswer> {
    const url = new URL(`${this.base.href}/${service}`);
    const headers: Record<string, string> = { 'content-type': `application/x-${service}-request`, accept: `application/x-${service}-result` };
    if (service === 'git-upload-pack') headers['git-protocol'] = 'version=2';
    return this.accept(await this.send(url, { method: 'POST', headers, body }), url);
  }

  /** Translates what a body's bytes may throw while they are read. */
  translate(error: unknown): unknown {
    return networkError(error, this.host, this.remote.signal);
  }

  private follow(from: URL, location: string, suffix: string): URL {
    const to = new URL(location, from);
    const insecure = from.protocol === 'https:' && to.protocol !== 'https:';
    if (insecure || !['http:', 'https:'].includes(to.protocol)) throw new AppError('REMOTE_FAULT', { host: this.host, detail: 'it redirects to an address that is not secure' });
    to.username = '';
    to.password = '';
    if (to.href.endsWith(suffix)) this.base = new URL(to.href.slice(0, -suffix.length));
    else throw new AppError('REMOTE_FAULT', { host: this.host, detail: 'it redirects to something that is not a repository' });
    return to;
  }

  private async send(url: URL, { body, headers, method }: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: Uint8Array }): Promise<Dispatcher.ResponseData> {
    const { signal } = this.remote;
    if (signal?.aborted === true) throw new AppError('CANCELLED');
    this.authorization ??= await this.askForToken();
    const secret = url.origin === this.home ? this.authorization : null;
    const all = { ...headers, 'user-agent': 'git/2 (fairlead)', ...(secret === null ? {} : { authorization: secret }) };
    direct ??= createDispatcher({ proxy: null, extraCertificates: [] });
    const dispatcher = this.remote.dispatcher ?? direct;
    for (let tries = 1; ; tries++) {
      try {
        return await request(url, { method, headers: all, body: body ?? null, signal: signal ?? null, dispatcher });
      } catch (error) {
        const translated = this.translate(error);
        // A connection kept from before may have been closed by the server; asking again is safe wherever nothing is changed.
        const changesNothing = method === 'GET' || !url.pathname.endsWith('/git-receive-pack');
        const again = tries === 1 && changesNothing && isAppError(translated) && translated.code === 'REMOTE_FAULT';
        if (!again) throw translated;
      }
    }
  }

  private async accept(answer: Dispatcher.ResponseData, url: URL): Promise<GitAnswer> {
    if (answer.statusCode !== 200) {
      await answer.body.dump().catch(() => undefined);
      throw statusError(answer.statusCode, new URL(url.href.replace(/\/(info\/refs\?.*|git-(upload|receive)-pack)$/, '')));
    }
    const type = answer.headers['content-type'];
    return { contentType: typeof type === 'string' ? type : '', bytes: answer.body };
  }

  private async askForToken(): Promise<string | null> {
    const token = (await this.remote.getToken?.()) ?? null;
    return token === null ? null : `Basic ${Buffer.from(`${this.remote.username ?? 'oauth2'}:${token}`).toString('base64')}`;
  }
}
