import { createHash } from 'node:crypto';
import type { EntryTable } from './entry-table.ts';

/** The numbers of all entries in the order of their object ids. */
export function sortByOid(table: EntryTable): Uint32Array {
  const { count, oids } = table;
  const buckets = new Uint32Array(65_537);
  const keyOf = (entry: number): number => ((oids[entry * 20] ?? 0) << 8) | (oids[entry * 20 + 1] ?? 0);
  for (let entry = 0; entry < count; entry++) buckets[keyOf(entry) + 1] = (buckets[keyOf(entry) + 1] ?? 0) + 1;
  for (let key = 0; key < 65_536; key++) buckets[key + 1] = (buckets[key + 1] ?? 0) + (buckets[key] ?? 0);
  const order = new Uint32Array(count);
  const next = buckets.slice();
  for (let entry = 0; entry < count; entry++) {
    const key = keyOf(entry);
    const place = next[key] ?? 0;
    order[place] = entry;
    next[key] = place + 1;
  }
  for (let key = 0; key < 65_536; key++) {
    const part = order.subarray(buckets[key], buckets[key + 1]);
    if (part.length > 1) part.sort((a, b) => compareOids(oids, a, b));
  }
  return order;
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
  for (let i = 2; i < 20; i++) {
    const difference = (oids[a * 20 + i] ?? 0) - (oids[b * 20 + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
