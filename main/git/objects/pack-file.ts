import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ByteCache } from './byte-cache.ts';
import { applyDelta, readDeltaHead, type DeltaHead, type Span } from './delta.ts';
import { createInflater, NEEDS_MORE } from './inflate.ts';
import { bytesFromHex, hexFromBytes, packTypes, type ObjectType } from './oid.ts';
import { readEntryHead, type EntryHead } from './pack-entry.ts';
import { PackIndex } from './pack-index.ts';
import { PAGE, type Page, PackPages } from './pack-pages.ts';

const MAX_CHAIN = 10_000;
/** A pack that announces more than this for one object is not believed. */
const MAX_OBJECT = 1 << 30;

/** An object as it is stored, without its header; the content may be shared, so it is never written to. */
export interface RawObject {
  readonly type: ObjectType;
  readonly content: Uint8Array;
}

/** A delta longer than this makes something at least about as large. */
const LONGEST_DELTA = 1 << 26;

/** What the packs of a store may keep in memory: pages of their files together, and contents kept as bases each, in bytes. */
export interface PackBudget {
  readonly pages: number;
  readonly bases: number;
}

/** For a thread that answers whatever is asked. */
export const ROOMY: PackBudget = { pages: 16 << 20, bases: 32 << 20 };
/** For threads that work beside others and keep what they need themselves. */
export const FRUGAL: PackBudget = { pages: 12 << 20, bases: 8 << 20 };

/** Contents kept as bases take at least this and at most four times the pack. */
const MIN_BASES = 1 << 20;

/** How a pack is opened; by itself, it gets memory of its own. */
export interface PackOptions {
  readonly budget: PackBudget;
  readonly pages: PackPages;
  /** The index, when it is at hand already. */
  readonly index: PackIndex;
}

interface Link {
  readonly at: number;
  readonly head: EntryHead;
}

/** Reads objects of one pack through a bounded number of pages of it. */
export class PackFile {
  readonly path: string;
  readonly index: PackIndex;
  private readonly fd: number;
  private readonly size: number;
  private readonly inflater = createInflater();
  private readonly pages: PackPages;
  private readonly ownPages = new Map<number, Page>();
  private readonly bases: ByteCache<number, RawObject>;
  private readonly entry: EntryHead = { type: 0, size: 0, start: 0, baseOffset: 0, baseAt: 0 };
  private readonly deltaHead: DeltaHead = { baseSize: 0, resultSize: 0, start: 0 };

  constructor(path: string, { budget = ROOMY, pages = new PackPages(budget.pages), index = PackIndex.open(path.replace(/\.pack$/, '.idx')) }: Partial<PackOptions> = {}) {
    this.path = path;
    this.pages = pages;
    this.index = index;
    this.fd = openSync(path, 'r');
    this.size = fstatSync(this.fd).size;
    this.bases = new ByteCache(Math.min(budget.bases, Math.max(MIN_BASES, this.size * 4)));
  }

  /** True when the pack has the object whose 20 bytes begin at `start`. */
  has(oid: Uint8Array, start = 0): boolean {
    return this.index.find(oid, start) >= 0;
  }

  /** The object whose 20 bytes begin at `start`, or null; throws a plain error when the pack is damaged. */
  read(oid: Uint8Array, start = 0): RawObject | null {
    const position = this.index.find(oid, start);
    return position < 0 ? null : this.readAt(this.index.offsetAt(position));
  }

  /** Where the object whose 20 bytes begin at `start` lies in the pack, or -1; for readers that keep contents themselves. */
  offsetOf(oid: Uint8Array, start = 0): number {
    const position = this.index.find(oid, start);
    return position < 0 ? -1 : this.index.offsetAt(position);
  }

  /** The type and size of the entry at an offset, where its bytes begin, and for a delta the offset of its base; damage is a plain error. */
  entryAt(offset: number): EntryHead {
    const head = this.headAt(offset);
    if (head.type > 4) head.baseOffset = this.baseOf(head);
    return head;
  }

  /** The size of the object at an offset; of a delta that is itself too long to be believed, the delta's. */
  sizeAt(offset: number): number {
    const head = this.headAt(offset);
    if (head.type <= 4 || head.size > LONGEST_DELTA) return head.size;
    readDeltaHead(this.inflateAt(head), 0, this.deltaHead);
    return this.deltaHead.resultSize;
  }

  /** Inflates an entry, a delta as it stands, into a span of its size that has one byte to spare behind it. */
  inflateInto(head: EntryHead, output: Span): void {
    const from = head.start - (head.start % PAGE);
    const page = this.pageAt(head.start);
    this.inflater.setInput(page, page.length);
    if (this.inflater.run(head.start - from, output) !== NEEDS_MORE) return;
    // zlib never makes a stream longer than this bound; what it may read beyond the entry does no harm.
    const bound = head.size + (head.size >>> 8) + 1024;
    const input = this.bytesAt(head.start, Math.min(bound, this.size - head.start));
    this.inflater.setInput(input, input.length);
    if (this.inflater.run(0, output) === NEEDS_MORE) throw new Error('an object of the pack is cut off');
  }

  /** Closes the file; what the caches hold of it falls out with time. */
  close(): void {
    closeSync(this.fd);
  }

  private readAt(offset: number): RawObject {
    const chain: Link[] = [];
    let at = offset;
    let object = this.bases.get(at);
    while (object === undefined) {
      const head = this.headAt(at);
      const type = packTypes[head.type];
      if (type) object = { type, content: this.inflateAt(head) };
      else {
        chain.push({ at, head });
        if (chain.length > MAX_CHAIN) throw new Error('delta chain has no end');
        at = this.baseOf(head);
        object = this.bases.get(at);
      }
      if (type && object !== undefined) this.bases.set(at, object, object.content.length);
    }
    for (let link = chain.pop(); link !== undefined; link = chain.pop()) {
      object = { type: object.type, content: this.patch(object.content, this.inflateAt(link.head)) };
      this.bases.set(link.at, object, object.content.length);
    }
    return object;
  }

  private baseOf(head: EntryHead): number {
    if (head.type === 6) return head.baseOffset;
    const oid = bytesFromHex(hexFromBytes(this.bytesAt(head.baseAt, 20)));
    const position = this.index.find(oid);
    if (position < 0) throw new Error('the base of a delta is not in its pack');
    return this.index.offsetAt(position);
  }

  private patch(base: Uint8Array, delta: Uint8Array): Uint8Array {
    const head = this.deltaHead;
    readDeltaHead(delta, 0, head);
    if (head.baseSize !== base.length || head.resultSize > MAX_OBJECT) throw new Error('delta does not fit its base');
    const target = Buffer.allocUnsafe(head.resultSize);
    applyDelta(
      { bytes: base, start: 0, length: base.length },
      { bytes: delta, start: head.start, length: delta.length - head.start },
      { bytes: target, start: 0, length: target.length },
    );
    return target;
  }

  /** The entry's head, its offsets counted from the beginning of the pack. */
  private headAt(offset: number): EntryHead {
    if (offset < 12 || offset >= this.size - 20) throw new Error('an offset lies outside the pack');
    const page = this.pageAt(offset);
    const from = offset - (offset % PAGE);
    if (!readEntryHead(page, offset - from, this.entry)) throw new Error('pack is cut off');
    const { type, size, start, baseOffset, baseAt } = this.entry;
    if (size > MAX_OBJECT) throw new Error('an object announces an absurd size');
    return { type, size, start: start + from, baseOffset: type === 6 ? offset - baseOffset : 0, baseAt: baseAt + from };
  }

  private inflateAt(head: EntryHead): Uint8Array {
    const bytes = Buffer.allocUnsafe(head.size + 1);
    this.inflateInto(head, { bytes, start: 0, length: head.size });
    return bytes.subarray(0, head.size);
  }

  private pageAt(offset: number): Buffer {
    const number = Math.floor(offset / PAGE);
    return this.pages.get(this.ownPages, number, (bytes) => { this.fill(bytes, number * PAGE); });
  }

  /** Reads as much of the file as there is room for, and zeros behind its end. */
  private fill(bytes: Buffer, offset: number): void {
    const length = Math.min(bytes.length, this.size - offset);
    let got = 0;
    while (got < length) {
      const count = readSync(this.fd, bytes, got, length - got, offset + got);
      if (count === 0) throw new Error('pack is cut off');
      got += count;
    }
    bytes.fill(0, got);
  }

  private bytesAt(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    this.fill(bytes, offset);
    return bytes;
  }
}
