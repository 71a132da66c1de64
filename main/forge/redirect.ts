import { AppError } from '../../shared/errors/index.ts';

/** A redirect as it came. */
export interface Hop {
  readonly method: string;
  readonly url: string;
  readonly location: string;
  readonly host: string;
  readonly forge: string;
}

/**
 * Where a redirect leads: GETs follow it within the same host (a project that was renamed, or http become https); a write is
 * never replayed, and a token is never sent to another host.
 */
export function nextHop({ method, url, location, host, forge }: Hop): string {
  const from = new URL(url);
  const to = URL.canParse(location, url) ? new URL(location, url) : null;
  if (to === null) throw new AppError('FORGE_UNSUPPORTED', { host, forge, detail: 'it redirects to something that is no address' });
  const upgrade = from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname;
  if (to.origin !== from.origin && !upgrade) {
    throw new AppError('FORGE_UNSUPPORTED', { host, forge, detail: `it redirects to ${to.host}, which would have been sent your token` });
  }
  if (/\/(users\/sign_in|login|sso|saml)\b/.test(to.pathname)) throw new AppError('FORGE_UNSUPPORTED', { host, forge, detail: 'it asks for a sign-in in the browser' });
  if (method !== 'GET') throw new AppError('FORGE_CONFLICT', { host, detail: `this has moved to ${to.pathname}` });
  return to.href;
}
