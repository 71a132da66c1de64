/** Where a delta's result size stands: the sizes that its head announces and where its instructions begin. */
export interface DeltaHead {
  baseSize: number;
  resultSize: number;
  start: number;
}

/** Reads the head of the delta that begins at `start` into `head` (gitformat-pack, "Deltified representation"). */
export function readDeltaHead(delta: Uint8Array, start: number, head: DeltaHead): void {
  let at = start;
  let byte = 0;
  let scale = 1;
  let value = 0;
  do {
    byte = delta[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
  } while (byte & 0x80);
  head.baseSize = value;
  value = 0;
  scale = 1;
  do {
    byte = delta[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
  } while (byte & 0x80);
  head.resultSize = value;
  head.start = at;
}

/** A piece of memory: `length` bytes of `bytes` from `start`. */
export interface Span {
  bytes: Uint8Array;
  start: number;
  length: number;
}

/**
 * Applies the delta's instructions to the base, writing exactly `target.length` bytes at `target.start`; `delta.start` is
 * where the instructions begin. Throws on any instruction that leaves the base or the target, or ends too early.
 */
// oxlint-disable-next-line eslint/complexity -- the innermost loop of every read: each bit of an instruction is one branch
export function applyDelta(base: Span, delta: Span, target: Span): void {
  const code = delta.bytes;
  const end = delta.start + delta.length;
  const out = target.bytes;
  const stop = target.start + target.length;
  let at = delta.start;
  let to = target.start;
  while (at < end) {
    const op = code[at++] ?? 0;
    if (op & 0x80) {
      let from = 0;
      let size = 0;
      if (op & 0x01) from = code[at++] ?? 0;
      if (op & 0x02) from |= (code[at++] ?? 0) << 8;
      if (op & 0x04) from |= (code[at++] ?? 0) << 16;
      if (op & 0x08) from += (code[at++] ?? 0) * 0x1000000;
      if (op & 0x10) size = code[at++] ?? 0;
      if (op & 0x20) size |= (code[at++] ?? 0) << 8;
      if (op & 0x40) size |= (code[at++] ?? 0) << 16;
      if (size === 0) size = 0x10000;
      if (from + size > base.length || to + size > stop) throw new Error('delta copies from outside its base');
      copy(base.bytes, base.start + from, size, out, to);
      to += size;
    } else if (op !== 0) {
      if (at + op > end || to + op > stop) throw new Error('delta inserts more than it has');
      copy(code, at, op, out, to);
      at += op;
      to += op;
    } else {
      throw new Error('delta has a reserved instruction');
    }
  }
  if (to !== stop || at !== end) throw new Error('delta makes another size than announced');
}

/** How many bytes of its base a delta's result keeps where they are: at the beginning, and counted from the end. */
export interface SharedEnds {
  prefix: number;
  suffix: number;
}

/** Notes in `ends` what the result of a delta, which `applyDelta` took, shares with its base at both ends; the two never overlap. */
export function sharedEnds(delta: Span, { baseSize, resultSize }: DeltaHead, ends: SharedEnds): void {
  const code = delta.bytes;
  const stop = delta.start + delta.length;
  const shift = baseSize - resultSize;
  let prefix = 0;
  let tail = 0;
  let to = 0;
  for (let at = delta.start; at < stop; ) {
    const op = code[at++] ?? 0;
    let from = -1;
    let size = op;
    if (op & 0x80) {
      from = 0;
      size = 0;
      for (let bit = 0, scale = 1; bit < 4; bit++, scale *= 256) if (op & (1 << bit)) from += (code[at++] ?? 0) * scale;
      for (let bit = 0; bit < 3; bit++) if (op & (0x10 << bit)) size |= (code[at++] ?? 0) << (8 * bit);
      if (size === 0) size = 0x10000;
    } else at += op;
    if (from === to && to === prefix) prefix += size;
    if (from < 0 || from - to !== shift) tail = to + size;
    to += size;
  }
  ends.prefix = prefix;
  ends.suffix = Math.min(resultSize - tail, Math.min(baseSize, resultSize) - prefix);
}

/** Short runs are quicker byte by byte than through a call into the runtime, and a move within one memory needs no view of it. */
// oxlint-disable-next-line eslint/max-params -- the innermost loop of every read: an object here would cost more than the copy
function copy(from: Uint8Array, start: number, size: number, to: Uint8Array, at: number): void {
  if (size < 32) {
    for (let i = 0; i < size; i++) to[at + i] = from[start + i] ?? 0;
    return;
  }
  if (from === to) to.copyWithin(at, start, start + size);
  else to.set(from.subarray(start, start + size), at);
}
