/** Before each content, in words of four bytes: its size, whose it is, its offset there (8 bytes), its kin (8 bytes), prefix and suffix. */
const HEAD = 32;
const STOP_BITS = 10;
const NO_KIN = -1;

/** A content's place, what it is found again by, and the content of the same owner that it was made from. */
export interface Claim {
  readonly start: number;
  readonly size: number;
  /** Small whole number; nothing of owner 0 is found again. */
  readonly owner: number;
  readonly offset: number;
  /** Where the content that it was made from lies with the owner, and how much of it stands unchanged at both ends. */
  readonly kin: { readonly offset: number; readonly prefix: number; readonly suffix: number } | null;
}

/** How much two contents are known to share at their beginnings and ends, without a look at them. */
export interface KnownShare {
  prefix: number;
  suffix: number;
}

/**
 * A bounded piece of memory that holds contents one behind the other and gives the place of the oldest to the newest. Behind each
 * content there is room for its stops: for each kilobyte one place where an entry begins, as far as anybody has found one.
 */
export class ContentRing {
  readonly bytes: Buffer;
  /** The same memory; contents begin at multiples of eight bytes. */
  readonly words: Int32Array;
  private readonly offsets: Float64Array;
  private readonly known: Map<number, number>[] = [];
  private next = 0;
  /** The oldest content that still stands behind `next`, and where the last one there ends. */
  private oldest = 0;
  private end = 0;
  private held = -1;
  private isHeldGone = false;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
    this.words = new Int32Array(this.bytes.buffer);
    this.offsets = new Float64Array(this.bytes.buffer);
  }

  /** Where a content begins that was claimed and still stands, or -1. */
  find(owner: number, offset: number): number {
    return this.known[owner]?.get(offset) ?? -1;
  }

  /** How many bytes the content that begins at `start` has. */
  lengthAt(start: number): number {
    return this.words[(start - HEAD) >> 2] ?? 0;
  }

  /** The word at which the stops of the content that begins at `start` begin: each a place counted from the content's beginning plus one, or 0. */
  stopsAt(start: number): number {
    return (start + ((this.lengthAt(start) + 8) & ~7)) >> 2;
  }

  /** Watches over one content from now on; see `lostHeld`. */
  hold(start: number): void {
    this.held = start;
    this.isHeldGone = false;
  }

  /** True when the place of the content that is held was given away. */
  get lostHeld(): boolean {
    return this.isHeldGone;
  }

  /** Notes what two contents share because one was made from the other, or both from a third. */
  shareOf(a: number, b: number, share: KnownShare): void {
    const { words } = this;
    const first = (a - HEAD) >> 2;
    const second = (b - HEAD) >> 2;
    share.prefix = 0;
    share.suffix = 0;
    if (words[first + 1] === 0 || words[first + 1] !== words[second + 1]) return;
    const isFirstMade = this.kinAt(a) === this.offsetAt(b);
    const isSecondMade = this.kinAt(b) === this.offsetAt(a);
    if (!isFirstMade && !isSecondMade && (this.kinAt(a) === NO_KIN || this.kinAt(a) !== this.kinAt(b))) return;
    share.prefix = Math.min(isSecondMade ? Infinity : (words[first + 6] ?? 0), isFirstMade ? Infinity : (words[second + 6] ?? 0));
    share.suffix = Math.min(isSecondMade ? Infinity : (words[first + 7] ?? 0), isFirstMade ? Infinity : (words[second + 7] ?? 0));
    share.suffix = Math.min(share.suffix, this.lengthAt(a) - share.prefix, this.lengthAt(b) - share.prefix);
  }

  /** Room for so many bytes and one to spare, to be claimed before the next is asked for; -1 for more than an eighth of the whole. */
  room(size: number): number {
    const need = spanOf(size);
    if (need * 8 > this.bytes.length) return -1;
    if (this.next + need > this.bytes.length) {
      this.giveUp(Infinity);
      this.end = this.next;
      this.oldest = 0;
      this.next = 0;
    }
    this.giveUp(this.next + need);
    return this.next + HEAD;
  }

  /** Says what the room given last was filled with. */
  claim({ start, size, owner, offset, kin }: Claim): void {
    const head = start - HEAD;
    const { words } = this;
    words[head >> 2] = size;
    words[(head >> 2) + 1] = owner;
    this.offsets[(head >> 3) + 1] = offset;
    this.offsets[(head >> 3) + 2] = kin === null ? NO_KIN : kin.offset;
    words[(head >> 2) + 6] = kin?.prefix ?? 0;
    words[(head >> 2) + 7] = kin?.suffix ?? 0;
    const stops = this.stopsAt(start);
    words.fill(0, stops, stops + stopsOf(size));
    words[stops] = 1;
    this.next = head + spanOf(size);
    if (owner === 0) return;
    while (this.known.length <= owner) this.known.push(new Map());
    this.known[owner]?.set(offset, start);
  }

  private offsetAt(start: number): number {
    return this.offsets[((start - HEAD) >> 3) + 1] ?? 0;
  }

  private kinAt(start: number): number {
    return this.offsets[((start - HEAD) >> 3) + 2] ?? NO_KIN;
  }

  private giveUp(before: number): void {
    while (this.oldest < this.end && this.oldest < before) {
      const start = this.oldest + HEAD;
      const known = this.known[this.words[(this.oldest >> 2) + 1] ?? 0];
      const offset = this.offsetAt(start);
      if (known?.get(offset) === start) known.delete(offset);
      if (start === this.held) this.isHeldGone = true;
      this.oldest += spanOf(this.lengthAt(start));
    }
  }
}

/** The number of the stop that a place counted from a content's beginning belongs to. */
export function stopNumber(place: number): number {
  return place >> STOP_BITS;
}

function stopsOf(size: number): number {
  return stopNumber(size) + 1;
}

/** A content with its head, a byte to spare and its stops, up to the next multiple of eight. */
function spanOf(size: number): number {
  return HEAD + ((size + 8) & ~7) + ((stopsOf(size) * 4 + 7) & ~7);
}
