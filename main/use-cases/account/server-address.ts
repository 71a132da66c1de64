import { AppError } from '../../../shared/errors/index.ts';

/**
 * Origin and path prefix of a forge without a slash at the end. HTTPS is taken where none is named; plain HTTP would show the token to
 * everyone on the way and is allowed on this computer only. URL_INVALID otherwise.
 */
export function readServerAddress(pasted: string): string {
  const text = pasted.trim();
  const url = URL.parse(/^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const loopback = url !== null && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url === null || url.hostname === '' || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) {
    throw new AppError('URL_INVALID', { url: text.replace(/\/\/[^/@]*@/, '//').slice(0, 200) });
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api\/v\d+$/, '')}`;
}
