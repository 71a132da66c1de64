/**
 * How long a host asks to be left alone, in ms, or null when it does not say: Retry-After first (seconds or a date), then
 * RateLimit-Reset (seconds since 1970 at GitLab, seconds from now in the IETF draft).
 */
export function askedWaitMs(headers: Headers, nowMs: number): number | null {
  const after = headers.get('retry-after');
  if (after !== null && after.trim() !== '') {
    const seconds = Number(after);
    const ms = Number.isNaN(seconds) ? Date.parse(after) - nowMs : seconds * 1000;
    if (!Number.isNaN(ms)) return Math.max(0, ms);
  }
  const reset = Number(headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset') ?? Number.NaN);
  if (Number.isNaN(reset)) return null;
  const aboutYear2001 = 1_000_000_000;
  return Math.max(0, reset > aboutYear2001 ? reset * 1000 - nowMs : reset * 1000);
}

/** True when the host says that the next request would be one too many. */
export function isExhausted(headers: Headers): boolean {
  return (headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')) === '0';
}
