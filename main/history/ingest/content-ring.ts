/** Before each content: its size and whose it is as words of four bytes, and its offset there as a number of eight. */
const HEAD = 16;

/** A content's place, and what it is found again by. */
interface Claim {
  readonly start: number;
  readonly size: number;
  /** Small whole number; nothing of owner 0 is found again. */
  readonly owner: number;
  readonly offset: number;
}

/** A bounded piece of memory that holds contents one behind the other and gives the place of the oldest to the newest. */
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

  /** Watches over one content from now on; see `lostHeld`. */
  hold(start: number): void {
    this.held = start;
    this.isHeldGone = false;
  }

  /** True when the place of the content that is held was given away. */
  get lostHeld(): boolean {
    return this.isHeldGone;
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
  claim({ start, size, owner, offset }: Claim): void {
    const head = start - HEAD;
    this.words[head >> 2] = size;
    this.words[(head >> 2) + 1] = owner;
    this.offsets[(head >> 3) + 1] = offset;
    this.next = head + spanOf(size);
    if (owner === 0) return;
    while (this.known.length <= owner) this.known.push(new Map());
    this.known[owner]?.set(offset, start);
  }

  private giveUp(before: number): void {
    while (this.oldest < this.end && this.oldest < before) {
      const head = this.oldest;
      const start = head + HEAD;
      const known = this.known[this.words[(head >> 2) + 1] ?? 0];
      const offset = this.offsets[(head >> 3) + 1] ?? 0;
      if (known?.get(offset) === start) known.delete(offset);
      if (start === this.held) this.isHeldGone = true;
      this.oldest += spanOf(this.lengthAt(start));
    }
  }
}

/** A content with its head and a byte to spare, up to the next multiple of eight. */
function spanOf(size: number): number {
  return HEAD + ((size + 8) & ~7);
}
