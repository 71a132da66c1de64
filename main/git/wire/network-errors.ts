import { AppError, type ErrorCode, isAppError } from '../../../shared/errors/index.ts';
import { type NetworkFaultKind, networkFaultOf } from '../../../shared/errors/network-fault.ts';

const codes: Readonly<Partial<Record<NetworkFaultKind, ErrorCode>>> = {
  tls: 'REMOTE_TLS', proxy: 'REMOTE_PROXY', dns: 'REMOTE_UNREACHABLE', refused: 'REMOTE_UNREACHABLE', timeout: 'REMOTE_UNREACHABLE', broken: 'REMOTE_FAULT', cancelled: 'CANCELLED',
};

/** The expected failure that an error of the network stands for; an AppError stays itself; what is not of the network too. */
export function networkError(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (isAppError(error)) return error;
  if (signal?.aborted === true) return new AppError('CANCELLED', {}, { cause: error });
  const { kind, detail } = networkFaultOf(error);
  const code = codes[kind];
  return code === undefined ? error : new AppError(code, code === 'CANCELLED' ? {} : { host, detail }, { cause: error });
}

/** The expected failure of an HTTP status that is no success. */
export function statusError(status: number, url: URL): AppError {
  const { host } = url;
  if (status === 401 || status === 403) return new AppError('REMOTE_UNAUTHORIZED', { host, status });
  if (status === 404 || status === 410) return new AppError('REMOTE_NOT_FOUND', { host, url: url.origin + url.pathname });
  if (status === 407) return new AppError('REMOTE_PROXY', { host, detail: 'it asks for a user name and password' });
  return new AppError('REMOTE_FAULT', { host, detail: `status ${String(status)}` });
}
