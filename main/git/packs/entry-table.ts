/** A pack that announces more entries than this gets room for them only as they come. */
const MOST_AT_ONCE = 4_000_000;

/** What is known of each entry of a pack, in its order, in typed arrays: a history of a million objects must not fill the memory. */
export class EntryTable {
  count = 0;
  /** Where the newest entry ends; any other ends where the next begins. */
  end = 0;
  offsets = new Float64Array(1024);
  /** Where the zlib stream begins, counted from the entry's offset. */
  heads = new Uint8Array(1024);
  /** Bytes of the inflated entry (for a delta, of the delta). */
  sizes = new Uint32Array(1024);
  checksums = new Uint32Array(1024);
  /** 1 commit, 2 tree, 3 blob, 4 tag; a delta has the type of its base, and 0 while that is unknown. */
  types = new Uint8Array(1024);
  /** The entry that a delta stands on, or -1. */
  bases = new Int32Array(1024);
  /** The position in the ring where the content was last, or -1. */
  positions = new Float64Array(1024);
  /** The content's size, which a delta's head announces. */
  contents = new Uint32Array(1024);
  oids = Buffer.alloc(1024 * 20);

  /** Makes room for so many entries at once; memory that is not used yet costs nothing. */
  reserve(count: number): void {
    if (count > this.offsets.length) this.resize(Math.min(count, MOST_AT_ONCE));
  }

  /** Adds an entry that begins at `offset` and answers its number. */
  add(offset: number): number {
    if (this.count === this.offsets.length) this.resize(this.count * 2);
    const entry = this.count++;
    this.offsets[entry] = offset;
    this.bases[entry] = -1;
    this.positions[entry] = -1;
    return entry;
  }

  /** The entry that begins exactly at `offset`, or -1. */
  at(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = this.offsets[middle] ?? 0;
      if (there === offset) return middle;
      if (there < offset) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Where an entry ends. */
  endOf(entry: number): number {
    return entry + 1 < this.count ? (this.offsets[entry + 1] ?? 0) : this.end;
  }

  private resize(size: number): void {
    this.offsets = enlarged(new Float64Array(size), this.offsets);
    this.heads = enlarged(new Uint8Array(size), this.heads);
    this.sizes = enlarged(new Uint32Array(size), this.sizes);
    this.checksums = enlarged(new Uint32Array(size), this.checksums);
    this.types = enlarged(new Uint8Array(size), this.types);
    this.bases = enlarged(new Int32Array(size), this.bases);
    this.positions = enlarged(new Float64Array(size), this.positions);
    this.contents = enlarged(new Uint32Array(size), this.contents);
    const oids = Buffer.alloc(size * 20);
    oids.set(this.oids);
    this.oids = oids;
  }
}

function enlarged<T extends { set(from: T): void }>(larger: T, smaller: T): T {
  larger.set(smaller);
  return larger;
}
