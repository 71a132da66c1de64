const FILTER_BITS = 16;

/**
 * The object ids that were referred to, each once. Neighbouring trees share nearly all of their entries, so a small table of
 * what was seen last answers most questions before the large one is asked.
 */
export class ReferenceSet {
  count = 0;
  private oids = Buffer.allocUnsafeSlow(20 * 4096);
  private slots = new Int32Array(16_384).fill(-1);
  private readonly recent = new Int32Array(1 << FILTER_BITS).fill(-1);

  /** Adds the id whose 20 bytes begin at `at`, unless it is here. */
  add(bytes: Uint8Array, at: number): void {
    const key = wordAt(bytes, at);
    const filter = key & ((1 << FILTER_BITS) - 1);
    const last = this.recent[filter] ?? -1;
    if (last >= 0 && this.equals(last, bytes, at)) return;
    const slot = this.slotOf(bytes, at);
    const known = this.slots[slot] ?? -1;
    if (known >= 0) {
      this.recent[filter] = known;
      return;
    }
    this.insert(slot, bytes, at);
    this.recent[filter] = this.count - 1;
  }

  /** The number of the id whose 20 bytes begin at `at`, or -1. */
  find(bytes: Uint8Array, at: number): number {
    return this.slots[this.slotOf(bytes, at)] ?? -1;
  }

  /** The 20 bytes of an id by its number. */
  bytesOf(number: number): Buffer {
    return this.oids.subarray(number * 20, number * 20 + 20);
  }

  private insert(slot: number, bytes: Uint8Array, at: number): void {
    if (this.oids.length === this.count * 20) {
      const larger = Buffer.allocUnsafeSlow(this.oids.length * 2);
      larger.set(this.oids);
      this.oids = larger;
    }
    for (let i = 0; i < 20; i++) this.oids[this.count * 20 + i] = bytes[at + i] ?? 0;
    this.slots[slot] = this.count++;
    if (this.count * 2 > this.slots.length) this.grow();
  }

  private slotOf(bytes: Uint8Array, at: number): number {
    const mask = this.slots.length - 1;
    let slot = (wordAt(bytes, at) ^ (wordAt(bytes, at + 4) << 7)) & mask;
    for (;;) {
      const known = this.slots[slot] ?? -1;
      if (known < 0 || this.equals(known, bytes, at)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private equals(number: number, bytes: Uint8Array, at: number): boolean {
    const { oids } = this;
    const from = number * 20;
    for (let i = 0; i < 20; i++) if (oids[from + i] !== bytes[at + i]) return false;
    return true;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let number = 0; number < this.count; number++) this.slots[this.slotOf(this.oids, number * 20)] = number;
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}
