const BITS_EACH = 2;
const LEAST_BITS = 64;
const MOST_BITS = 1 << 18;
const seen = new Uint8Array((1 << 24) >> 3);

/** The bytes of a text as content is searched: ASCII letters in lower case. */
export function folded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    out[at] = byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte;
  }
  return out;
}

/** A bit set in which every run of three bytes of a folded content has its bit: what is not in it is not in the file. */
export function signatureOf(content: Uint8Array): Uint8Array {
  const runs: number[] = [];
  for (let at = 0; at + 2 < content.length; at++) {
    const run = runAt(content, at);
    const bit = 1 << (run & 7);
    if (((seen[run >> 3] ?? 0) & bit) !== 0) continue;
    seen[run >> 3] = (seen[run >> 3] ?? 0) | bit;
    runs.push(run);
  }
  for (const run of runs) seen[run >> 3] = 0;
  const bits = sizeFor(runs.length);
  const signature = new Uint8Array(bits >> 3);
  for (const run of runs) {
    const slot = slotOf(run, bits);
    signature[slot >> 3] = (signature[slot >> 3] ?? 0) | (1 << (slot & 7));
  }
  return signature;
}

/** The runs of three bytes of a folded query. */
export function runsOf(query: Uint8Array): number[] {
  const runs: number[] = [];
  for (let at = 0; at + 2 < query.length; at++) runs.push(runAt(query, at));
  return runs;
}

/** False where the content cannot hold all of the runs. */
export function mayHold(signature: Uint8Array, runs: readonly number[]): boolean {
  const bits = signature.length * 8;
  return runs.every((run) => {
    const slot = slotOf(run, bits);
    return ((signature[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0;
  });
}

function runAt(content: Uint8Array, at: number): number {
  return ((content[at] ?? 0) << 16) | ((content[at + 1] ?? 0) << 8) | (content[at + 2] ?? 0);
}

function sizeFor(runs: number): number {
  let bits = LEAST_BITS;
  while (bits < runs * BITS_EACH && bits < MOST_BITS) bits *= 2;
  return bits;
}

/** Multiplicative hashing (Knuth); the number of bits is a power of two. */
function slotOf(run: number, bits: number): number {
  return (Math.imul(run, 0x9e3779b1) >>> 7) & (bits - 1);
}
