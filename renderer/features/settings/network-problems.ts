const block = /-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END CERTIFICATE-----/g;

/** What is wrong with the address of a proxy, in a sentence; null when nothing is. */
export function proxyProblem(text: string): string | null {
  const address = text.trim();
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? null : 'Enter an address such as http://proxy.example.com:3128.';
}

/** How many certificates a PEM text holds. */
export function certificateCount(text: string): number {
  return [...text.matchAll(block)].length;
}

/** What is wrong with a PEM text, in a sentence; null when nothing is, or when it is empty. */
export function certificatesProblem(text: string): string | null {
  if (text.trim() === '') return null;
  if (text.includes('PRIVATE KEY')) return 'This holds a private key. Only certificates belong here; keep the key where it was.';
  if (certificateCount(text) === 0) return 'There is no certificate in this text; it must hold “-----BEGIN CERTIFICATE-----”.';
  const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1;
  return begun === certificateCount(text) ? null : 'One of the certificates is incomplete or holds characters that are not base64.';
}
