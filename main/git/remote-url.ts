import { AppError } from '../../shared/errors/index.ts';

/**
 * The address of a repository, parsed; URL_INVALID for anything but http and https, and for one that carries a user name or
 * password (they would end in logs and files), whose error does not repeat it.
 */
export function parseRemoteUrl(url: string): URL {
  let parsed: URL;
  try {
    parsed = new URL(url.trim());
  } catch (error) {
    throw new AppError('URL_INVALID', { url: withoutUserInfo(url) }, { cause: error });
  }
  const carriesSecret = parsed.username !== '' || parsed.password !== '';
  if (!['http:', 'https:'].includes(parsed.protocol) || carriesSecret || parsed.hostname === '') throw new AppError('URL_INVALID', { url: withoutUserInfo(url) });
  parsed.hash = '';
  parsed.search = '';
  parsed.pathname = parsed.pathname.replace(/\/+$/, '');
  if (parsed.pathname === '/' || parsed.pathname === '') throw new AppError('URL_INVALID', { url: withoutUserInfo(url) });
  return parsed;
}

function withoutUserInfo(url: string): string {
  return url.trim().slice(0, 200).replace(/\/\/[^/@]*@/, '//');
}
