import { AppError } from '../../shared/errors/index.ts';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address to hand to the system's browser: https, or http on this computer; throws URL_INVALID for anything else. */
export function externalLink(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const safe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)));
  if (!safe || url.username || url.password) throw new AppError('URL_INVALID', { url: address.slice(0, 200) });
  return url.href;
}
