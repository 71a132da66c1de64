/** Numbers that look random and are the same each time. */
export interface Random {
  /** Between 0 and 1, without 1. */
  next(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
}

/** A generator of the mulberry32 kind. */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}
