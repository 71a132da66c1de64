import { widened } from '../widen.ts';

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
  /** Hashes, each once. */
  readonly hashes: Uint32Array;
  /** Bytes that fall on the hash at the same place. */
  readonly bytes: Uint32Array;
}

const counts = new Uint32Array(HASH_BASE);
let touched = new Uint32Array(1024);

/**
 * Cuts a content into chunks that end at a line feed or after 64 bytes and counts bytes by chunk hash, as git's rename detection
 * does (diffcore-delta): carriage returns before a line feed do not count in text, and neither does an unfinished last chunk.
 */
export function fingerprintOf(content: Uint8Array): Fingerprint {
  const isText = content.subarray(0, BINARY_PROBE).indexOf(0) < 0;
  let found = 0;
  let low = 0;
  let high = 0;
  let size = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] ?? 0;
    if (byte === 0x0d && isText && content[at + 1] === 0x0a) continue;
    const before = low;
    low = ((low << 7) ^ (high >>> 25)) + byte | 0;
    high = (high << 7) ^ (before >>> 25);
    if (++size < CHUNK && byte !== 0x0a) continue;
    const hash = ((low + Math.imul(high, 0x61)) >>> 0) % HASH_BASE;
    if (counts[hash] === 0) {
      if (found === touched.length) touched = widened(touched);
      touched[found++] = hash;
    }
    counts[hash] = (counts[hash] ?? 0) + size;
    size = 0;
    low = 0;
    high = 0;
  }
  return collect(content.length, found);
}

/** True when sizes alone rule out a rename, so that the contents need not be read. */
export function sizesRuleOut(a: number, b: number): boolean {
  const larger = Math.max(a, b);
  return larger * (MAX_SCORE - MIN_SCORE) < (larger - Math.min(a, b)) * MAX_SCORE;
}

/** Compares one target with many sources. */
export class SimilarityProbe {
  private readonly target: Fingerprint;
  private readonly table: Uint32Array;

  private constructor(target: Fingerprint, table: Uint32Array) {
    this.target = target;
    this.table = table;
  }

  /** Calls `compare` with a probe for the target; the probe must not be used afterwards, nor another be opened inside. */
  static open<T>(target: Fingerprint, compare: (probe: SimilarityProbe) => T): T {
    const { hashes, bytes } = target;
    for (let i = 0; i < hashes.length; i++) counts[hashes[i] ?? 0] = bytes[i] ?? 0;
    try {
      return compare(new SimilarityProbe(target, counts));
    } finally {
      for (const hash of hashes) counts[hash] = 0;
    }
  }

  /** How much of the target is found in the source, from 0 to MAX_SCORE. */
  score(source: Fingerprint): number {
    const { target, table } = this;
    if (target.size === 0 || sizesRuleOut(source.size, target.size)) return 0;
    const { hashes, bytes } = source;
    let copied = 0;
    for (let i = 0; i < hashes.length; i++) {
      const here = bytes[i] ?? 0;
      const there = table[hashes[i] ?? 0] ?? 0;
      copied += here < there ? here : there;
    }
    return Math.floor((copied * MAX_SCORE) / Math.max(source.size, target.size));
  }
}

function collect(size: number, found: number): Fingerprint {
  const hashes = touched.slice(0, found);
  const bytes = new Uint32Array(found);
  for (let i = 0; i < found; i++) {
    const hash = hashes[i] ?? 0;
    bytes[i] = counts[hash] ?? 0;
    counts[hash] = 0;
  }
  return { size, hashes, bytes };
}
