import { readSync } from 'node:fs';
import { ByteCache } from '../objects/byte-cache.ts';
import { applyDelta, readDeltaHead, type DeltaHead, type Span } from '../objects/delta.ts';
import { createInflater, NEEDS_MORE, type Inflater } from '../objects/inflate.ts';
import type { EntryTable } from './entry-table.ts';
import { HEADER_ROOM, ObjectRing } from './object-ring.ts';

/** How much memory an indexer may hold, how large an object may be before it is refused, and whether Node's own zlib handle is used. */
export interface IndexerLimits {
  readonly ringBytes: number;
  readonly objectBytes: number;
  readonly nativeInflate: boolean;
}

/** Leaves room for all else within the 400 MB that a clone may use. */
export const defaultLimits: IndexerLimits = { ringBytes: 64 << 20, objectBytes: 512 << 20, nativeInflate: true };

/** For packs of few objects, whose indexing must not stir the garbage collector. */
export const smallLimits: IndexerLimits = { ...defaultLimits, ringBytes: 4 << 20 };

/**
 * The contents of a pack's entries: the newest are in memory, any other is read again from the pack's file. The span that a
 * method answers is valid until the next call.
 */
export class ObjectContents {
  /** Contents that had to be read again; tells whether the ring is large enough. */
  rereads = 0;
  private readonly table: EntryTable;
  private readonly fd: number;
  private readonly limits: IndexerLimits;
  private readonly ring: ObjectRing;
  private readonly large: ByteCache<number, Uint8Array>;
  /** The newest of the large ones, whatever its size: what comes next may stand on it. */
  private lastLarge: { readonly entry: number; readonly bytes: Uint8Array } | null = null;
  private readonly inflater: Inflater;
  private readonly head: DeltaHead = { baseSize: 0, resultSize: 0, start: 0 };
  private readonly place: Span = { bytes: new Uint8Array(0), start: 0, length: 0 };
  private readonly base: Span = { bytes: new Uint8Array(0), start: 0, length: 0 };
  private readonly code: Span = { bytes: new Uint8Array(0), start: 0, length: 0 };
  private position = 0;
  private readonly delta: Span = { bytes: Buffer.allocUnsafeSlow(1 << 16), start: 0, length: 0 };

  constructor(table: EntryTable, fd: number, limits: IndexerLimits) {
    this.table = table;
    this.fd = fd;
    this.limits = limits;
    this.inflater = createInflater({ native: limits.nativeInflate });
    this.ring = new ObjectRing(limits.ringBytes);
    this.large = new ByteCache(limits.ringBytes * 2);
  }

  /** Memory for a content of `size` bytes, with room before it for its header and one byte to spare after it. */
  prepare(size: number): Span {
    this.assertReadable(size);
    this.place.length = size;
    if (this.ring.takes(size)) {
      this.position = this.ring.reserve(size);
      this.place.bytes = this.ring.bytes;
      this.place.start = this.ring.slotOf(this.position);
    } else {
      this.position = -1;
      this.place.bytes = Buffer.allocUnsafeSlow(HEADER_ROOM + size + 1);
      this.place.start = HEADER_ROOM;
    }
    return this.place;
  }

  /** Throws for an object that is too large to be read. */
  assertReadable(size: number): void {
    if (size > this.limits.objectBytes) throw new Error('an object is larger than Fairlead reads');
  }

  /** Remembers the memory of the last `prepare` as the content of an entry. */
  keep(entry: number): void {
    this.table.positions[entry] = this.position;
    this.table.contents[entry] = this.place.length;
    if (this.position >= 0) return;
    this.large.set(entry, this.place.bytes, this.place.length);
    this.lastLarge = { entry, bytes: this.place.bytes };
  }

  /** Memory for a delta of `size` bytes and one to spare; the next delta takes the same. */
  deltaRoom(size: number): Span {
    if (size > this.limits.objectBytes) throw new Error('a delta is larger than Fairlead reads');
    if (this.delta.bytes.length <= size) this.delta.bytes = Buffer.allocUnsafeSlow(size * 2);
    this.delta.length = size;
    return this.delta;
  }

  /** Applies a delta to the content of the entry `onto`; answers the result, not yet kept. */
  patch(onto: number, delta: Span): Span {
    this.locate(onto);
    readDeltaHead(delta.bytes, 0, this.head);
    if (this.head.baseSize !== this.base.length) throw new Error('a delta does not fit its base');
    const { resultSize, start } = this.head;
    const position = this.table.positions[onto] ?? -1;
    if (position >= 0 && !this.ring.survives(position, resultSize)) {
      this.base.bytes = Buffer.from(this.base.bytes.subarray(this.base.start, this.base.start + this.base.length));
      this.base.start = 0;
    }
    this.code.bytes = delta.bytes;
    this.code.start = start;
    this.code.length = delta.length - start;
    const place = this.prepare(resultSize);
    applyDelta(this.base, this.code, place);
    return place;
  }

  /** Brings back what the last `prepare` took, as the content will come again. */
  release(): void {
    if (this.position >= 0) this.ring.release(this.position);
  }

  /** Sets `base` to an entry's content, reading it and what it stands on again where it has left memory. */
  private locate(entry: number): void {
    if (this.look(entry)) return;
    const chain: number[] = [];
    for (let at = entry; !this.look(at); at = this.table.bases[at] ?? -1) {
      chain.push(at);
      if ((this.table.bases[at] ?? -1) < 0) break;
    }
    for (let at = chain.pop(); at !== undefined; at = chain.pop()) this.readAgain(at);
    if (!this.look(entry)) throw new Error('a base is too large to be held');
  }

  private look(entry: number): boolean {
    const position = this.table.positions[entry] ?? -1;
    this.base.length = this.table.contents[entry] ?? 0;
    if (position >= 0) {
      if (!this.ring.holds(position)) return false;
      this.base.bytes = this.ring.bytes;
      this.base.start = this.ring.slotOf(position);
      return true;
    }
    const kept = this.lastLarge?.entry === entry ? this.lastLarge.bytes : this.large.get(entry);
    if (kept === undefined) return false;
    this.base.bytes = kept;
    this.base.start = HEADER_ROOM;
    return true;
  }

  private readAgain(entry: number): void {
    this.rebuild(entry);
    this.keep(entry);
  }

  /** Makes an entry's content from the pack's file; the entry it stands on must be known. */
  rebuild(entry: number): Span {
    this.rereads++;
    const size = this.table.sizes[entry] ?? 0;
    const onto = this.table.bases[entry] ?? -1;
    const input = this.compressed(entry);
    this.inflater.setInput(input, input.length);
    if (onto < 0) {
      const place = this.prepare(size);
      this.inflate(place);
      return place;
    }
    // Not the shared memory: that one holds the delta which is being resolved.
    const delta = { bytes: Buffer.allocUnsafe(size + 1), start: 0, length: size };
    this.inflate(delta);
    return this.patch(onto, delta);
  }

  private inflate(output: Span): void {
    if (this.inflater.run(0, output) === NEEDS_MORE) throw new Error('an entry changed on disk');
  }

  /** The zlib stream of an entry and one byte after it, so that its end can be seen. */
  private compressed(entry: number): Buffer {
    const from = (this.table.offsets[entry] ?? 0) + (this.table.heads[entry] ?? 0);
    const length = this.table.endOf(entry) - from + 1;
    const input = Buffer.allocUnsafe(length);
    if (readSync(this.fd, input, 0, length, from) < length - 1) throw new Error('the pack file is cut off');
    return input;
  }
}
