/** The score of two equal contents; git counts in sixty thousandths. */
export const MAX_SCORE = 60_000;

/** The least score that counts as a rename: git's default of one half. */
export const MIN_SCORE = 30_000;

const HASH_BASE = 107_927;
const CHUNK = 64;
const BINARY_PROBE = 8000;

/** How many bytes of a content fall on each chunk hash; made once for each file of a comparison. */
export interface Fingerprint {
  readonly size: number;
  readonly spans: ReadonlyMap<number, number>;
}

/**
 * Cuts a content into chunks that end at a line feed or after 64 bytes and counts bytes by chunk hash, as git's rename detection
 * does (diffcore-delta): carriage returns before a line feed do not count in text, and neither does an unfinished last chunk.
 */
export function fingerprintOf(content: Uint8Array): Fingerprint {
  const spans = new Map<number, number>();
  const isText = content.subarray(0, BINARY_PROBE).indexOf(0) < 0;
  let low = 0;
  let high = 0;
  let size = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] ?? 0;
    if (isText && byte === 0x0d && content[at + 1] === 0x0a) continue;
    const before = low;
    low = (((low << 7) ^ (high >>> 25)) + byte) >>> 0;
    high = ((high << 7) ^ (before >>> 25)) >>> 0;
    if (++size < CHUNK && byte !== 0x0a) continue;
    const hash = ((low + Math.imul(high, 0x61)) >>> 0) % HASH_BASE;
    spans.set(hash, (spans.get(hash) ?? 0) + size);
    size = 0;
    low = 0;
    high = 0;
  }
  return { size: content.length, spans };
}

/** True when sizes alone rule out a rename, so that the contents need not be read. */
export function sizesRuleOut(a: number, b: number): boolean {
  const larger = Math.max(a, b);
  return larger * (MAX_SCORE - MIN_SCORE) < (larger - Math.min(a, b)) * MAX_SCORE;
}

/** How much of the target is found in the source, from 0 to MAX_SCORE. */
export function similarity(source: Fingerprint, target: Fingerprint): number {
  if (target.size === 0 || sizesRuleOut(source.size, target.size)) return 0;
  let copied = 0;
  for (const [hash, bytes] of source.spans) copied += Math.min(bytes, target.spans.get(hash) ?? 0);
  return Math.floor((copied * MAX_SCORE) / Math.max(source.size, target.size));
}
