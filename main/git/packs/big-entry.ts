import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { InflateStream } from '../objects/inflate.ts';
import { packTypes } from '../objects/oid.ts';

const OUTPUT = 256 << 10;

/** What is known of a large entry from its head. */
export interface BigEntryHead {
  readonly type: number;
  readonly size: number;
  /** The bytes of its head, which count for its checksum. */
  readonly head: Uint8Array;
}

/** A large object that is inflated and hashed while it passes, never held as a whole. */
export class BigEntry {
  readonly type: number;
  readonly size: number;
  readonly headLength: number;
  /** Bytes of the zlib stream so far; the whole of it once `feed` has answered true. */
  taken = 0;
  checksum: number;
  private made = 0;
  private readonly stream: InflateStream;
  private readonly hash = createHash('sha1');
  private readonly output = { bytes: Buffer.allocUnsafeSlow(OUTPUT), start: 0, length: OUTPUT };

  constructor({ type, size, head }: BigEntryHead, stream: InflateStream) {
    this.type = type;
    this.size = size;
    this.headLength = head.length;
    this.stream = stream;
    this.checksum = crc32(head);
    this.hash.update(`${packTypes[type] ?? ''} ${String(size)}\0`);
  }

  /** Takes input from `start`; answers true at the end of the stream, which is seen when bytes are left over. Throws on another size than announced. */
  feed(bytes: Uint8Array, start: number): boolean {
    const input = { bytes, start, length: bytes.length - start };
    for (;;) {
      this.stream.pass(input, this.output);
      const { taken, made } = this.stream;
      this.made += made;
      if (this.made > this.size) throw new Error('object is larger than announced');
      this.hash.update(this.output.bytes.subarray(0, made));
      this.checksum = crc32(bytes.subarray(input.start, input.start + taken), this.checksum);
      this.taken += taken;
      input.start += taken;
      input.length -= taken;
      if (input.length === 0) return false;
      if (taken > 0 || made > 0) continue;
      if (this.made !== this.size) throw new Error('object is smaller than announced');
      return true;
    }
  }

  /** The object's 20 bytes of id as latin1 text. */
  name(): string {
    return this.hash.digest('binary');
  }
}
