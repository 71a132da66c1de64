/** Why no answer came at all. */
export type NetworkFaultKind = 'tls' | 'proxy' | 'dns' | 'refused' | 'broken' | 'timeout' | 'cancelled' | 'unknown';

/** What went wrong on the way to a host, in words for a sentence, and whether the very same question may succeed next time. */
export interface NetworkFault {
  readonly kind: NetworkFaultKind;
  readonly detail: string;
  readonly transient: boolean;
}

const tlsWords: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in a certificate authority unknown here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate authority is unknown here',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate authority is unknown here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate authority is unknown here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet; is the clock right?',
  CERT_REVOKED: 'it was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out to another name',
  ERR_CERT_AUTHORITY_INVALID: 'its certificate authority is unknown here',
  ERR_CERT_COMMON_NAME_INVALID: 'it is made out to another name',
  ERR_CERT_DATE_INVALID: 'it has expired or is not valid yet',
  EPROTO: 'the server does not speak TLS properly',
  ERR_SSL_PROTOCOL_ERROR: 'the server does not speak TLS properly',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS on this port',
};

const networkWords: Readonly<Record<string, { readonly kind: NetworkFaultKind; readonly detail: string }>> = {
  ENOTFOUND: { kind: 'dns', detail: 'the name is not known' },
  EAI_AGAIN: { kind: 'dns', detail: 'the name could not be looked up' },
  ERR_NAME_NOT_RESOLVED: { kind: 'dns', detail: 'the name is not known' },
  ECONNREFUSED: { kind: 'refused', detail: 'the connection was refused' },
  ERR_CONNECTION_REFUSED: { kind: 'refused', detail: 'the connection was refused' },
  EHOSTUNREACH: { kind: 'refused', detail: 'there is no way to the host' },
  ENETUNREACH: { kind: 'refused', detail: 'there is no network' },
  ERR_INTERNET_DISCONNECTED: { kind: 'refused', detail: 'there is no network' },
  ECONNRESET: { kind: 'broken', detail: 'the connection broke off' },
  EPIPE: { kind: 'broken', detail: 'the connection broke off' },
  UND_ERR_SOCKET: { kind: 'broken', detail: 'the connection broke off' },
  ERR_CONNECTION_RESET: { kind: 'broken', detail: 'the connection broke off' },
  ERR_CONNECTION_CLOSED: { kind: 'broken', detail: 'the connection broke off' },
  ERR_EMPTY_RESPONSE: { kind: 'broken', detail: 'the connection broke off' },
  ETIMEDOUT: { kind: 'timeout', detail: 'it did not answer in time' },
  UND_ERR_CONNECT_TIMEOUT: { kind: 'timeout', detail: 'it did not answer in time' },
  UND_ERR_HEADERS_TIMEOUT: { kind: 'timeout', detail: 'it did not answer in time' },
  UND_ERR_BODY_TIMEOUT: { kind: 'broken', detail: 'it stopped in the middle of an answer' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { kind: 'broken', detail: 'the answer was cut short' },
  ERR_CONNECTION_TIMED_OUT: { kind: 'timeout', detail: 'it did not answer in time' },
};

/** Says in our words why `fetch` (Node's or Chromium's) or a Git request rejected; walks the chain of causes, whose innermost knows best. */
export function networkFaultOf(error: unknown): NetworkFault {
  const chain = causesOf(error);
  if (chain.some((each) => each.name === 'TimeoutError')) return { kind: 'timeout', detail: 'it did not answer in time', transient: true };
  if (chain.some((each) => each.name === 'AbortError' && !isProxy(each))) return { kind: 'cancelled', detail: '', transient: false };
  const proxy = chain.find(isProxy);
  if (proxy !== undefined) return { kind: 'proxy', detail: proxyDetail(proxy), transient: false };
  for (const code of chain.flatMap(codesOf).toReversed()) {
    const tls = tlsWords[code] ?? (/^(ERR_(TLS|SSL|CERT)_|CERT_)/.test(code) ? code : undefined);
    if (tls !== undefined) return { kind: 'tls', detail: tls, transient: false };
    const known = networkWords[code];
    if (known !== undefined) return { ...known, transient: known.kind !== 'refused' };
    if (code.startsWith('HPE_')) return { kind: 'broken', detail: 'the answer is not HTTP', transient: false };
  }
  const innermost = chain.at(-1);
  if (innermost !== undefined && /terminated|other side closed|aborted/i.test(innermost.message)) {
    return { kind: 'broken', detail: 'the connection broke off', transient: true };
  }
  return { kind: 'unknown', detail: innermost?.message ?? 'unknown reason', transient: false };
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && chain.length < 10) {
    const next = queue.shift();
    if (!(next instanceof Error)) continue;
    chain.push(next);
    queue.push(next.cause, ...(next instanceof AggregateError ? (next.errors as unknown[]) : []));
  }
  return chain;
}

function codesOf(error: Error): string[] {
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const chromium = /net::(ERR_[A-Z_]+)/.exec(error.message)?.[1];
  return chromium === undefined ? own : [...own, chromium];
}

function isProxy(error: Error): boolean {
  return /proxy response \(?\d+|proxy connection|socks|ERR_(PROXY|TUNNEL)_|proxy authentication/i.test(error.message);
}

function proxyDetail(error: Error): string {
  const status = /proxy response \(?(\d+)/i.exec(error.message)?.[1];
  if (status === '407') return 'it asks for a user name and password';
  return status === undefined ? 'it could not be used' : `it answered ${status}`;
}
