const tokenShapes = [
  /\b(glpat|gloas|gldt|glrt|glcbt|glptt|glft|gho|ghp|ghu|ghs|ghr|github_pat)[-_][\w.-]{8,}/g,
  /\b(authorization|private-token|job-token)\b\s*[:=]\s*(?:(?:bearer|basic|token)\s+)?[^\s,;"']+/gi,
  /\b(private_token|access_token|job_token|token)=[^&\s"']+/gi,
];
const urlCredentials = /(\bhttps?:\/\/)[^/\s@]+@/gi;

/** The same text without the given secrets, without anything shaped like a token and without user names and passwords in URLs. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, '[redacted]').replaceAll(encodeURIComponent(secret), '[redacted]');
  }
  clean = clean.replace(urlCredentials, '$1');
  for (const shape of tokenShapes) clean = clean.replace(shape, '[redacted]');
  return clean;
}

/** A copy of an error that is safe to log: its name and message, redacted, and nothing that hangs on it (requests, headers). */
export function redactError(error: unknown, secrets: readonly string[] = []): Error {
  const source = error instanceof Error ? error : new Error(String(error));
  const copy = new Error(redact(source.message, secrets), source.cause === undefined ? {} : { cause: redactError(source.cause, secrets) });
  copy.name = source.name;
  return copy;
}
