/** Room before each content for the header that is hashed with it. */
export const HEADER_ROOM = 32;

/**
 * One piece of memory in which the newest objects lie, each overwriting the oldest: packs put a delta soon after its base, so
 * that nearly every base is still here. Positions only grow; `slotOf` tells where in `bytes` one lies now.
 */
export class ObjectRing {
  readonly bytes: Buffer;
  private readonly capacity: number;
  private head = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  /** True for a content that is small enough to be kept. */
  takes(size: number): boolean {
    return size <= this.capacity / 8;
  }

  /** Reserves room for a content of `size` bytes and one to spare; answers the position of its first byte. */
  reserve(size: number): number {
    const need = HEADER_ROOM + size + 1;
    const slot = this.head % this.capacity;
    if (slot + need > this.capacity) this.head += this.capacity - slot;
    const position = this.head + HEADER_ROOM;
    this.head += need;
    return position;
  }

  /** Gives back the last reservation. */
  release(position: number): void {
    this.head = position - HEADER_ROOM;
  }

  /** True while the content at a position has not been overwritten. */
  holds(position: number): boolean {
    return position - HEADER_ROOM >= this.head - this.capacity;
  }

  /** True while the content at a position would survive a reservation of `size` bytes. */
  survives(position: number, size: number): boolean {
    const need = HEADER_ROOM + size + 1;
    const slot = this.head % this.capacity;
    const end = slot + need > this.capacity ? this.head + this.capacity - slot + need : this.head + need;
    return position - HEADER_ROOM >= end - this.capacity;
  }

  /** Where in `bytes` the content at a position begins. */
  slotOf(position: number): number {
    return position % this.capacity;
  }
}
