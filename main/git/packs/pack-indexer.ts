import { createHash, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Span } from '../objects/delta.ts';
import { createInflater, createInflateStream, NEEDS_MORE, type Inflater, type InflateStream } from '../objects/inflate.ts';
import { readEntryHead, type EntryHead } from '../objects/pack-entry.ts';
import { BigEntry } from './big-entry.ts';
import { EntryTable } from './entry-table.ts';
import { defaultLimits, ObjectContents, type IndexerLimits } from './object-contents.ts';

/** zlib cannot shrink data further than this, so a head that announces more waits until more has come. */
const MAX_RATIO = 1032;
const BLOB = 3;
/** Blobs from this size on are not held. */
const BIG = 8 << 20;
const prefixes = ['', 'commit ', 'tree ', 'blob ', 'tag '].map((text) => Buffer.from(text));

/** Told of each object as it becomes known: its type (1 commit to 4 tag), where its content lies for this moment, its id as latin1 text. */
export type ContentListener = (type: number, content: Span, name: string) => void;

interface Waiting {
  readonly entry: number;
  /** The base's 20 bytes as latin1 text, or null where the base is an entry of this pack that waits itself. */
  readonly base: string | null;
}

/**
 * Indexes a pack while it arrives: each entry is inflated once, its delta applied to a base that is mostly still in memory,
 * and hashed. What memory has lost is read again from the file, to which the caller writes the same bytes first.
 */
export class PackIndexer {
  readonly table = new EntryTable();
  readonly contents: ObjectContents;
  /** What the pack announces; 0 until its head has come. */
  expected = 0;
  private readonly onContent: ContentListener | null;
  private readonly inflater: Inflater;
  private readonly digest = createHash('sha1');
  private readonly head: EntryHead = { type: 0, size: 0, start: 0, baseOffset: 0, baseAt: 0 };
  private readonly waiting: Waiting[] = [];
  private readonly nativeInflate: boolean;
  private nextStream: InflateStream | null | undefined = undefined;
  private big: { readonly offset: number; readonly entry: BigEntry } | null = null;
  private byOid: Map<string, number> | null = null;
  private window = Buffer.allocUnsafeSlow(1 << 20);
  private filled = 0;
  private at = 0;
  private windowOffset = 0;
  private patience = 12;

  constructor(fd: number, onContent: ContentListener | null = null, limits: IndexerLimits = defaultLimits) {
    this.contents = new ObjectContents(this.table, fd, limits);
    this.inflater = createInflater({ native: limits.nativeInflate });
    this.nativeInflate = limits.nativeInflate;
    this.onContent = onContent;
  }

  /** Takes the next bytes of the pack, which must lie in the file already; throws a plain error when they are damaged. */
  push(chunk: Uint8Array): void {
    this.makeRoom(chunk.length);
    this.window.set(chunk, this.filled);
    this.filled += chunk.length;
    if (this.filled - this.at >= this.patience) this.parse();
  }

  /** Ends the pack: what waited is resolved, the checksum compared. Answers the pack's 20 bytes of checksum. */
  finish(): Buffer {
    this.parse();
    if (this.expected === 0 && this.filled < 32) throw new Error('the pack is cut off');
    if (this.table.count < this.expected) throw new Error('the pack is cut off');
    if (this.filled - this.at !== 20) throw new Error(this.filled - this.at < 20 ? 'the pack is cut off' : 'the pack goes on after its end');
    this.digest.update(this.window.subarray(0, this.at));
    const digest = this.digest.digest();
    if (!digest.equals(this.window.subarray(this.at, this.filled))) throw new Error('the pack has another checksum than it says');
    this.resolveWaiting();
    return digest;
  }

  private parse(): void {
    if (this.windowOffset + this.at === 0 && !this.readPackHead()) return;
    const view = this.window.subarray(0, this.filled);
    this.inflater.setInput(this.window, this.filled);
    while (this.table.count < this.expected) {
      if (this.big !== null && !this.feedBig(view)) return;
      if (this.table.count === this.expected) break;
      if (this.at >= this.filled || !readEntryHead(view, this.at, this.head)) return this.wait();
      if (this.isBig()) {
        this.beginBig(view);
        continue;
      }
      if (this.head.size > MAX_RATIO * (this.filled - this.head.start)) return this.wait();
      const taken = this.head.type < 5 ? this.takeWhole() : this.takeDelta();
      if (taken === NEEDS_MORE) return this.wait();
      this.at = this.head.start + taken;
    }
    this.patience = 0;
  }

  private readPackHead(): boolean {
    if (this.filled < 12) return false;
    if (this.window.toString('latin1', 0, 4) !== 'PACK' || ![2, 3].includes(this.window.readUInt32BE(4))) throw new Error('this is not a pack');
    this.expected = this.window.readUInt32BE(8);
    this.table.reserve(this.expected);
    this.at = 12;
    return true;
  }

  private wait(): void {
    this.patience = Math.max(4096, (this.filled - this.at) * 2);
  }

  /** A large blob passes through without being held, where Node allows it; trees and commits are looked into. */
  private isBig(): boolean {
    return this.head.type === BLOB && this.head.size > BIG && this.bigStream() !== null;
  }

  private bigStream(): InflateStream | null {
    if (this.nextStream === undefined) this.nextStream = this.nativeInflate ? createInflateStream() : null;
    return this.nextStream;
  }

  private beginBig(view: Uint8Array): void {
    const stream = this.bigStream();
    this.nextStream = undefined;
    if (stream === null) return;
    this.contents.assertReadable(this.head.size);
    this.big = { offset: this.windowOffset + this.at, entry: new BigEntry({ ...this.head, head: view.subarray(this.at, this.head.start) }, stream) };
    this.at = this.head.start;
    this.patience = 0;
  }

  private feedBig(view: Uint8Array): boolean {
    if (this.big === null) return true;
    const { offset, entry: big } = this.big;
    const before = big.taken;
    const ended = big.feed(view, this.at);
    this.at += big.taken - before;
    if (!ended) return false;
    const entry = this.table.add(offset);
    this.table.heads[entry] = big.headLength;
    this.table.end = this.windowOffset + this.at;
    this.table.sizes[entry] = big.size;
    this.table.contents[entry] = big.size;
    this.table.checksums[entry] = big.checksum >>> 0;
    this.table.types[entry] = big.type;
    const name = big.name();
    this.table.oids.write(name, entry * 20, 20, 'latin1');
    this.byOid?.set(name, entry);
    this.big = null;
    return true;
  }

  private takeWhole(): number {
    const { size, type, start } = this.head;
    const place = this.contents.prepare(size);
    const taken = this.inflater.run(start, place);
    if (taken === NEEDS_MORE) this.contents.release();
    else this.settle(this.enter(taken), type, place);
    return taken;
  }

  private takeDelta(): number {
    const { size, start, type } = this.head;
    const delta = this.contents.deltaRoom(size);
    const taken = this.inflater.run(start, delta);
    if (taken === NEEDS_MORE) return taken;
    const base = type === 6 ? this.table.at(this.windowOffset + this.at - this.head.baseOffset) : this.namedBase();
    if (type === 6 && base < 0) throw new Error('a delta stands on nothing');
    const entry = this.enter(taken);
    this.table.bases[entry] = base;
    const baseType = this.table.types[base] ?? 0;
    if (baseType === 0) this.waiting.push({ entry, base: type === 6 ? null : this.baseName() });
    else this.settle(entry, baseType, this.contents.patch(base, delta));
    return taken;
  }

  private namedBase(): number {
    if (this.byOid === null) {
      this.byOid = new Map();
      for (let entry = 0; entry < this.table.count; entry++) this.byOid.set(this.nameOf(entry), entry);
    }
    return this.byOid.get(this.baseName()) ?? -1;
  }

  private baseName(): string {
    return this.window.toString('latin1', this.head.baseAt, this.head.baseAt + 20);
  }

  private nameOf(entry: number): string {
    return this.table.oids.toString('latin1', entry * 20, entry * 20 + 20);
  }

  /** Enters the entry under the head, whose zlib stream took `taken` bytes, into the table. */
  private enter(taken: number): number {
    const { table, at, head } = this;
    const end = head.start + taken;
    const entry = table.add(this.windowOffset + at);
    table.heads[entry] = head.start - at;
    table.end = this.windowOffset + end;
    table.sizes[entry] = head.size;
    table.checksums[entry] = crc32(this.window.subarray(at, end));
    return entry;
  }

  /** Hashes a content that became known, keeps it as a base and tells the listener. */
  private settle(entry: number, type: number, place: Span): void {
    const { table } = this;
    this.contents.keep(entry);
    const from = writeHeader(place, type);
    table.types[entry] = type;
    const name = hash('sha1', place.bytes.subarray(from, place.start + place.length), 'binary');
    table.oids.write(name, entry * 20, 20, 'latin1');
    this.byOid?.set(name, entry);
    this.onContent?.(type, place, name);
  }

  private resolveWaiting(): void {
    let open = this.waiting;
    while (open.length > 0) {
      const left = open.filter((waiting) => !this.resolve(waiting));
      if (left.length === open.length) throw new Error('the base of a delta is missing');
      open = left;
    }
  }

  private resolve({ entry, base: name }: Waiting): boolean {
    const base = name === null ? (this.table.bases[entry] ?? -1) : (this.byOid?.get(name) ?? -1);
    const type = this.table.types[base] ?? 0;
    if (type === 0) return false;
    this.table.bases[entry] = base;
    this.settle(entry, type, this.contents.rebuild(entry));
    return true;
  }

  private makeRoom(length: number): void {
    if (this.filled + length <= this.window.length) return;
    this.digest.update(this.window.subarray(0, this.at));
    const left = this.filled - this.at;
    const window = left + length <= this.window.length ? this.window : Buffer.allocUnsafeSlow((left + length) * 2);
    window.set(this.window.subarray(this.at, this.filled));
    this.window = window;
    this.windowOffset += this.at;
    this.filled = left;
    this.at = 0;
  }
}

/** Writes `<type> <size>` NUL right before the content and answers where it begins. */
function writeHeader(place: Span, type: number): number {
  const { bytes } = place;
  let at = place.start - 1;
  bytes[at] = 0;
  let size = place.length;
  do {
    bytes[--at] = 48 + (size % 10);
    size = Math.floor(size / 10);
  } while (size > 0);
  const prefix = prefixes[type] ?? Buffer.alloc(0);
  at -= prefix.length;
  bytes.set(prefix, at);
  return at;
}
