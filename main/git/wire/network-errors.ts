import { AppError, isAppError } from '../../../shared/errors/index.ts';

const tlsWords: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in an authority that is unknown here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is unknown here',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is unknown here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is unknown here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out to another name',
};

const networkWords: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
};

const brokenWords: Readonly<Record<string, string>> = {
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  UND_ERR_BODY_TIMEOUT: 'it stopped in the middle of an answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut short',
  HPE_INVALID_CONSTANT: 'the answer is not HTTP',
};

/** The expected failure that an error of the network stands for; an AppError stays itself; what is not of the network too. */
export function networkError(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (isAppError(error)) return error;
  if (signal?.aborted === true) return new AppError('CANCELLED', {}, { cause: error });
  const chain = causes(error);
  const codes = chain.map((each) => each.code);
  const proxy = chain.find((each) => /proxy response|proxy connection|socks/i.test(each.message));
  if (proxy !== undefined) {
    const status = /\((\d+)\)/.exec(proxy.message)?.[1];
    const detail = status === '407' ? 'it asks for a user name and password' : status === undefined ? 'it did not connect' : `it answered with status ${status}`;
    return new AppError('REMOTE_PROXY', { host, detail }, { cause: error });
  }
  for (const code of codes) {
    const tls = tlsWords[code] ?? (/^ERR_(SSL|TLS)_|^EPROTO$/.test(code) ? 'it does not speak TLS properly' : undefined);
    if (tls !== undefined) return new AppError('REMOTE_TLS', { host, detail: tls }, { cause: error });
    const network = networkWords[code];
    if (network !== undefined) return new AppError('REMOTE_UNREACHABLE', { host, detail: network }, { cause: error });
    const broken = brokenWords[code] ?? (code.startsWith('HPE_') ? 'the answer is not HTTP' : undefined);
    if (broken !== undefined) return new AppError('REMOTE_FAULT', { host, detail: broken }, { cause: error });
  }
  return error;
}

/** The expected failure of an HTTP status that is no success. */
export function statusError(status: number, url: URL): AppError {
  const { host } = url;
  if (status === 401 || status === 403) return new AppError('REMOTE_UNAUTHORIZED', { host, status });
  if (status === 404 || status === 410) return new AppError('REMOTE_NOT_FOUND', { host, url: url.origin + url.pathname });
  if (status === 407) return new AppError('REMOTE_PROXY', { host, detail: 'it asks for a user name and password' });
  return new AppError('REMOTE_FAULT', { host, detail: `status ${String(status)}` });
}

function causes(error: unknown): { code: string; message: string }[] {
  const chain: { code: string; message: string }[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) {
    chain.push({ code: 'code' in at && typeof at.code === 'string' ? at.code : '', message: at.message });
    const inner: unknown = at instanceof AggregateError ? at.errors[0] : undefined;
    if (inner instanceof Error && 'code' in inner) chain.push({ code: String(inner.code), message: inner.message });
  }
  return chain.toReversed();
}
