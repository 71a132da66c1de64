import { createHash } from 'node:crypto';
import type { EntryTable } from './entry-table.ts';

/** The numbers of all entries in the order of their object ids: by the first byte, then by the next four as numbers. */
export function sortByOid(table: EntryTable): Uint32Array {
  const { count, oids } = table;
  const starts = new Uint32Array(257);
  for (let entry = 0; entry < count; entry++) starts[(oids[entry * 20] ?? 0) + 1] = (starts[(oids[entry * 20] ?? 0) + 1] ?? 0) + 1;
  for (let byte = 0; byte < 256; byte++) starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0);
  const order = new Uint32Array(count);
  const next = starts.slice();
  for (let entry = 0; entry < count; entry++) {
    const byte = oids[entry * 20] ?? 0;
    const place = next[byte] ?? 0;
    order[place] = entry;
    next[byte] = place + 1;
  }
  for (let byte = 0; byte < 256; byte++) sortBucket(oids, order.subarray(starts[byte], starts[byte + 1]));
  return order;
}

/** A number holds 53 bits exactly: 32 of the id and 21 for the place in the bucket. */
const PLACES = 2 ** 21;

function sortBucket(oids: Buffer, bucket: Uint32Array): void {
  if (bucket.length > PLACES) {
    bucket.sort((a, b) => compareOids(oids, a, b));
    return;
  }
  const keys = new Float64Array(bucket.length);
  for (const [place, entry] of bucket.entries()) keys[place] = oids.readUInt32BE(entry * 20 + 1) * PLACES + place;
  keys.sort();
  const before = bucket.slice();
  for (const [place, key] of keys.entries()) bucket[place] = before[key % PLACES] ?? 0;
  // Ids that agree in their first five bytes are few; an insertion puts them right.
  for (let place = 1; place < bucket.length; place++) {
    for (let at = place; at > 0 && compareOids(oids, bucket[at - 1] ?? 0, bucket[at] ?? 0) > 0; at--) {
      [bucket[at - 1], bucket[at]] = [bucket[at] ?? 0, bucket[at - 1] ?? 0];
    }
  }
}

/** A pack index, version 2 (gitformat-pack), of all entries; `digest` is the pack's own checksum. */
export function buildIndex(table: EntryTable, order: Uint32Array, digest: Uint8Array): Buffer {
  const { count, oids, offsets, checksums } = table;
  let large = 0;
  for (let entry = 0; entry < count; entry++) if ((offsets[entry] ?? 0) >= 0x80000000) large++;
  const index = Buffer.alloc(1032 + count * 28 + large * 8 + 40);
  index.writeUInt32BE(0xff744f63, 0);
  index.writeUInt32BE(2, 4);
  const crcAt = 1032 + count * 20;
  const offsetAt = crcAt + count * 4;
  const largeAt = offsetAt + count * 4;
  let wide = 0;
  for (let place = 0; place < count; place++) {
    const entry = order[place] ?? 0;
    index.set(oids.subarray(entry * 20, entry * 20 + 20), 1032 + place * 20);
    index.writeUInt32BE(checksums[entry] ?? 0, crcAt + place * 4);
    const offset = offsets[entry] ?? 0;
    if (offset < 0x80000000) index.writeUInt32BE(offset, offsetAt + place * 4);
    else {
      index.writeUInt32BE(0x80000000 + wide, offsetAt + place * 4);
      index.writeUInt32BE(Math.floor(offset / 0x100000000), largeAt + wide * 8);
      index.writeUInt32BE(offset % 0x100000000, largeAt + wide * 8 + 4);
      wide++;
    }
  }
  writeFanout(index, count);
  index.set(digest, index.length - 40);
  index.set(createHash('sha1').update(index.subarray(0, -20)).digest(), index.length - 20);
  return index;
}

function writeFanout(index: Buffer, count: number): void {
  let place = 0;
  for (let first = 0; first < 256; first++) {
    while (place < count && (index[1032 + place * 20] ?? 0) <= first) place++;
    index.writeUInt32BE(place, 8 + first * 4);
  }
}

function compareOids(oids: Uint8Array, a: number, b: number): number {
  for (let i = 1; i < 20; i++) {
    const difference = (oids[a * 20 + i] ?? 0) - (oids[b * 20 + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
