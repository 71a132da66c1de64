import { AppError } from '../../../shared/errors/index.ts';

/** An address that can be cloned, cleaned: no user name, no query, no slash at the end; `host` names it in sentences. */
export interface CloneUrl {
  readonly url: string;
  readonly host: string;
  /** The last part of the path, without `.git`. */
  readonly name: string;
}

/**
 * Reads what somebody pasted: HTTPS anywhere, HTTP on this computer only; SSH addresses (`git@host:group/project.git`) become the
 * HTTPS address of the same project. URL_INVALID for anything else.
 */
export function readCloneUrl(pasted: string): CloneUrl {
  const text = pasted.trim();
  const url = URL.parse(fromSsh(text) ?? text);
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  if (!url || path === '' || !isAllowed(url)) throw new AppError('URL_INVALID', { url: withoutSecrets(text) });
  const name = safeDecode(path.split('/').at(-1) ?? '').replace(/\.git$/, '');
  if (name === '') throw new AppError('URL_INVALID', { url: withoutSecrets(text) });
  return { url: `${url.protocol}//${url.host}${path}`, host: url.host, name };
}

/** The address with and without `.git`, which forges take for the same. */
export function sameAddresses(url: string): readonly string[] {
  return url.endsWith('.git') ? [url, url.slice(0, -4)] : [url, `${url}.git`];
}

/** The project's path below a server, such as `platform/infrastructure`; null when the address is not of that server. */
export function projectPathBelow(url: string, baseUrl: string): string | null {
  const [address, server] = [URL.parse(url), URL.parse(baseUrl)];
  if (!address || !server || address.origin !== server.origin) return null;
  const prefix = server.pathname.replace(/\/+$/, '');
  if (!address.pathname.startsWith(`${prefix}/`)) return null;
  return safeDecode(address.pathname.slice(prefix.length + 1)).replace(/\.git$/, '') || null;
}

function isAllowed(url: URL): boolean {
  if (/[\0-\x20\\]/.test(safeDecode(url.pathname))) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname));
}

function fromSsh(text: string): string | undefined {
  const scp = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/)([\w.~/-]+)$/.exec(text);
  if (scp) return `https://${scp[1]}/${scp[2]?.replace(/^\/+/, '')}`;
  const ssh = /^ssh:\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(text);
  return ssh ? `https://${ssh[1]}/${ssh[2]}` : undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//').slice(0, 200);
}
