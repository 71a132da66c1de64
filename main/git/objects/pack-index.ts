import { readFileSync } from 'node:fs';
import { asBuffer, hexFromBytes } from './oid.ts';

const MAGIC = 0xff744f63;

/** A pack's index, version 2 (gitformat-pack): which object lies at which offset. */
export class PackIndex {
  readonly count: number;
  private readonly bytes: Buffer;
  private readonly fanout: Uint32Array;
  private readonly keys: Uint32Array;
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
    this.keys = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) this.keys[i] = buffer.readUInt32BE(this.names + i * 20);
  }

  /** Reads an index file. */
  static open(file: string): PackIndex {
    return new PackIndex(readFileSync(file));
  }

  /** The position in the index of the object whose 20 bytes begin at `start`, or -1; ids are even, so it guesses first. */
  find(oid: Uint8Array, start = 0): number {
    const first = oid[start] ?? 0;
    let low = this.fanout[first] ?? 0;
    let high = (this.fanout[first + 1] ?? 0) - 1;
    const key = asKey(oid, start);
    let guess = low + Math.floor(((key & 0xffffff) / 0x1000000) * (high - low + 1));
    while (low <= high) {
      if (guess < low || guess > high) guess = (low + high) >>> 1;
      const order = this.compare(guess, oid, start);
      if (order === 0) return guess;
      const there = this.keys[guess] ?? 0;
      if (order < 0) low = guess + 1;
      else high = guess - 1;
      const near = Math.trunc(((key - there) / 0x1000000) * ((this.fanout[first + 1] ?? 0) - (this.fanout[first] ?? 0)));
      guess = near === 0 || high - low < 4 ? (low + high) >>> 1 : guess + near;
    }
    return -1;
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

function asKey(oid: Uint8Array, start: number): number {
  return (((oid[start] ?? 0) << 24) | ((oid[start + 1] ?? 0) << 16) | ((oid[start + 2] ?? 0) << 8) | (oid[start + 3] ?? 0)) >>> 0;
}
