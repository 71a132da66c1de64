const FILTER_BITS = 16;

/**
 * The object ids that were referred to, each once, told apart by their first eight bytes (a chance of one in 2^64 for two to be
 * taken for one, which would only weaken a check). Neighbouring trees share nearly all of their entries, so a small table of
 * what was seen last answers most questions before the large one is asked.
 */
export class ReferenceSet {
  count = 0;
  private oids = Buffer.alloc(20 * 4096);
  private view = viewOf(this.oids);
  private slots = new Int32Array(8192).fill(-1);
  private readonly recentFirst = new Int32Array(1 << FILTER_BITS);
  private readonly recentSecond = new Int32Array(1 << FILTER_BITS);

  /** Adds the id whose 20 bytes begin at `at`, unless it is here. */
  add(bytes: DataView, at: number): void {
    const one = bytes.getInt32(at, true);
    const two = bytes.getInt32(at + 4, true);
    const filter = one & ((1 << FILTER_BITS) - 1);
    if (this.recentFirst[filter] === one && this.recentSecond[filter] === two) return;
    this.recentFirst[filter] = one;
    this.recentSecond[filter] = two;
    const slot = this.slotOf(one, two);
    if ((this.slots[slot] ?? -1) < 0) this.insert(slot, bytes, at);
  }

  /** The number of the id whose 20 bytes begin at `at`, or -1. */
  find(bytes: DataView, at: number): number {
    return this.slots[this.slotOf(bytes.getInt32(at, true), bytes.getInt32(at + 4, true))] ?? -1;
  }

  /** The 20 bytes of an id by its number. */
  bytesOf(number: number): Buffer {
    return this.oids.subarray(number * 20, number * 20 + 20);
  }

  private insert(slot: number, bytes: DataView, at: number): void {
    if (this.oids.length === this.count * 20) this.enlarge();
    for (let i = 0; i < 20; i++) this.oids[this.count * 20 + i] = bytes.getUint8(at + i);
    this.slots[slot] = this.count++;
    if (this.count * 2 > this.slots.length) this.spread();
  }

  private slotOf(one: number, two: number): number {
    const { view, slots } = this;
    const mask = slots.length - 1;
    let slot = (one ^ (two << 7)) & mask;
    for (;;) {
      const known = slots[slot] ?? -1;
      if (known < 0 || (view.getInt32(known * 20, true) === one && view.getInt32(known * 20 + 4, true) === two)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private enlarge(): void {
    // By half only: the old memory and the new are there together for a moment.
    const oids = Buffer.alloc(Math.ceil(this.count * 1.5) * 20);
    oids.set(this.oids);
    this.oids = oids;
    this.view = viewOf(oids);
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let number = 0; number < this.count; number++) {
      this.slots[this.slotOf(this.view.getInt32(number * 20, true), this.view.getInt32(number * 20 + 4, true))] = number;
    }
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
