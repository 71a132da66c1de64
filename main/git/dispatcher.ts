import { rootCertificates } from 'node:tls';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';

/** How a remote is reached: a proxy by its URL (with its own user and password where it wants them) and further certificate authorities in PEM. */
export interface NetworkSettings {
  readonly proxy: string | null;
  readonly extraCertificates: readonly string[];
}

const timeouts = { connectTimeout: 20_000, headersTimeout: 300_000, bodyTimeout: 120_000 };

/** A dispatcher for these settings; the caller keeps it for many operations and closes it when the settings change. */
export function createDispatcher({ proxy, extraCertificates }: NetworkSettings): Dispatcher {
  const trust = extraCertificates.length === 0 ? {} : { ca: [...rootCertificates, ...extraCertificates] };
  const { connectTimeout, ...waits } = timeouts;
  if (proxy === null) return new Agent({ ...waits, connect: { timeout: connectTimeout, ...trust } });
  const { uri, token } = proxyAddress(proxy);
  return new ProxyAgent({ uri, ...waits, ...(token === null ? {} : { token }), requestTls: { timeout: connectTimeout, ...trust }, proxyTls: { timeout: connectTimeout, ...trust }, proxyTunnel: true });
}

function proxyAddress(proxy: string): { uri: string; token: string | null } {
  const url = new URL(proxy);
  const secret = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { uri: url.href, token: secret === ':' ? null : `Basic ${Buffer.from(secret).toString('base64')}` };
}
