import { existsSync, readFileSync } from 'node:fs';
import tls from 'node:tls';

const places = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem'];

/** The certificate authorities that the system trusts beyond those that Node brings, in PEM; empty where they cannot be told. */
export function systemCertificates(): readonly string[] {
  const known = new Set(tls.rootCertificates.map(canonical));
  return readSystem().filter((pem) => !known.has(canonical(pem)));
}

/** The certificates of a PEM text, one by one; what is between them is left out. */
export function splitPem(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}

function readSystem(): readonly string[] {
  const file = places.find((place) => existsSync(place));
  try {
    if (file !== undefined) return splitPem(readFileSync(file, 'utf8'));
    return 'getCACertificates' in tls ? tls.getCACertificates('system') : [];
  } catch {
    // Trusting fewer authorities is safe; a missing one shows as a TLS failure with its own sentence.
    return [];
  }
}

function canonical(pem: string): string {
  return pem.replaceAll(/\s+/g, '');
}
