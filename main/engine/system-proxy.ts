/** Answers how the system reaches a URL, as a PAC file would: `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>;

/** The first usable proxy of a PAC answer as a URL, or null for the direct way; SOCKS is not spoken and passed over. */
export function proxyOfPac(answer: string): string | null {
  for (const part of answer.split(';')) {
    const [kind = '', host = ''] = part.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    if (kind.toUpperCase() === 'PROXY' && host !== '') return `http://${host}`;
    if (kind.toUpperCase() === 'HTTPS' && host !== '') return `https://${host}`;
  }
  return null;
}

/** The environment's word on proxies (`https_proxy`, `no_proxy` and so on), where no desktop can be asked. */
export function environmentProxy(url: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const { protocol, hostname, port } = new URL(url);
  const names = protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] : ['http_proxy', 'all_proxy', 'ALL_PROXY'];
  const proxy = names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  if (proxy === undefined || isExempt(hostname, port, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return null;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function isExempt(hostname: string, port: string, list: string): boolean {
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return true;
  return list.split(/[\s,]+/).filter(Boolean).some((entry) => {
    const [name = '', only] = entry.replace(/^\*?\./, '').split(':');
    if (only !== undefined && only !== port) return false;
    return name === '*' || hostname === name || hostname.endsWith(`.${name}`);
  });
}
