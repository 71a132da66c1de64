import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { asBuffer, hexFromBytes } from './oid.ts';

const MAGIC = 0xff744f63;

/** A pack's index, version 2 (gitformat-pack): which object lies at which offset. */
export class PackIndex {
  readonly count: number;
  private readonly bytes: Buffer;
  private readonly fanout: Uint32Array;
  private readonly names: number;
  private readonly offsets: number;
  private readonly large: number;

  constructor(bytes: Uint8Array) {
    const buffer = asBuffer(bytes);
    if (buffer.length < 1072 || buffer.readUInt32BE(0) !== MAGIC || buffer.readUInt32BE(4) !== 2) throw new Error('not a pack index of version 2');
    this.bytes = buffer;
    this.fanout = new Uint32Array(257);
    for (let i = 0; i < 256; i++) this.fanout[i + 1] = buffer.readUInt32BE(8 + i * 4);
    this.count = this.fanout[256] ?? 0;
    this.names = 8 + 1024;
    this.offsets = this.names + this.count * 24;
    this.large = this.offsets + this.count * 4;
    if (buffer.length < this.large + 40) throw new Error('pack index is cut off');
  }

  /** Reads an index file, into memory that other threads can be given. */
  static open(file: string): PackIndex {
    return new PackIndex(new Uint8Array(readShared(file)));
  }

  /** The whole index, to be read by other threads too; null when it was made of memory that cannot be shared. */
  get memory(): SharedArrayBuffer | null {
    return this.bytes.buffer instanceof SharedArrayBuffer ? this.bytes.buffer : null;
  }

  /** The position in the index of the object whose 20 bytes begin at `start`, or -1. */
  find(oid: Uint8Array, start = 0): number {
    const first = oid[start] ?? 0;
    const low = this.fanout[first] ?? 0;
    const high = this.fanout[first + 1] ?? 0;
    if (low === high) return -1;
    const key = keyAt(oid, start);
    for (let at = this.firstNotBelow(key, low, high); at < high && keyAt(this.bytes, this.names + at * 20) === key; at++) {
      const order = this.compare(at, oid, start);
      if (order === 0) return at;
      if (order > 0) return -1;
    }
    return -1;
  }

  /** The first position from `low` to `high` whose first four bytes are not below `key`: ids are even, so a guess lands a few steps from it. */
  private firstNotBelow(key: number, low: number, high: number): number {
    const { bytes, names } = this;
    const density = (high - low) / 0x1000000;
    let at = low + Math.trunc((key & 0xffffff) * density);
    at = Math.min(Math.max(at + Math.trunc((key - keyAt(bytes, names + at * 20)) * density), low), high - 1);
    let step = 1;
    // Steps grow, so that ids that are not even at all cost a search and no walk.
    if (keyAt(bytes, names + at * 20) < key) {
      while (at + step < high && keyAt(bytes, names + (at + step) * 20) < key) { at += step; step *= 2; }
      return this.search(key, at + 1, Math.min(at + step, high));
    }
    while (at - step >= low && keyAt(bytes, names + (at - step) * 20) >= key) { at -= step; step *= 2; }
    return this.search(key, Math.max(at - step + 1, low), at);
  }

  private search(key: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keyAt(this.bytes, this.names + middle * 20) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the object at a position of the index begins in the pack. */
  offsetAt(position: number): number {
    const offset = this.bytes.readUInt32BE(this.offsets + position * 4);
    if (offset < 0x80000000) return offset;
    const at = this.large + (offset - 0x80000000) * 8;
    return this.bytes.readUInt32BE(at) * 0x100000000 + this.bytes.readUInt32BE(at + 4);
  }

  /** The checksum (CRC-32) of the entry at a position of the index. */
  checksumAt(position: number): number {
    return this.bytes.readUInt32BE(this.names + this.count * 20 + position * 4);
  }

  /** The object id at a position of the index, in hexadecimal. */
  oidAt(position: number): string {
    return hexFromBytes(this.bytes, this.names + position * 20);
  }

  private compare(position: number, oid: Uint8Array, start: number): number {
    const at = this.names + position * 20;
    for (let i = 0; i < 20; i++) {
      const difference = (this.bytes[at + i] ?? 0) - (oid[start + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** The first four bytes of an id as a number. */
function keyAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}

function readShared(file: string): SharedArrayBuffer {
  const handle = openSync(file, 'r');
  try {
    const memory = new SharedArrayBuffer(fstatSync(handle).size);
    const bytes = new Uint8Array(memory);
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(handle, bytes, at, bytes.length - at, at);
      if (count === 0) throw new Error('pack index is cut off');
      at += count;
    }
    return memory;
  } finally {
    closeSync(handle);
  }
}
