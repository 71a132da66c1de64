/** The head of a pack entry: `start` is where its zlib stream begins. */
export interface EntryHead {
  /** 1 to 4 for whole objects, 6 for a delta on an offset, 7 for a delta on an object id. */
  type: number;
  /** Bytes after inflating; for a delta those of the delta. */
  size: number;
  start: number;
  /** Type 6: how far before this entry its base begins. */
  baseOffset: number;
  /** Type 7: where the base's 20 bytes stand. */
  baseAt: number;
}

/** Reads the head of the entry at `at` into `head`; false when the bytes end before it does; throws on an unknown type. */
export function readEntryHead(bytes: Uint8Array, at: number, head: EntryHead): boolean {
  const limit = bytes.length;
  let byte = bytes[at++] ?? 0;
  head.type = (byte >> 4) & 7;
  let size = byte & 15;
  let scale = 16;
  while (byte & 0x80) {
    if (at >= limit) return false;
    byte = bytes[at++] ?? 0;
    size += (byte & 0x7f) * scale;
    scale *= 128;
  }
  head.size = size;
  if (head.type === 6) {
    if (at >= limit) return false;
    byte = bytes[at++] ?? 0;
    let offset = byte & 0x7f;
    while (byte & 0x80) {
      if (at >= limit) return false;
      byte = bytes[at++] ?? 0;
      offset = (offset + 1) * 128 + (byte & 0x7f);
    }
    head.baseOffset = offset;
  } else if (head.type === 7) {
    head.baseAt = at;
    at += 20;
  } else if (head.type === 0 || head.type === 5) {
    throw new Error(`pack entry of unknown type ${String(head.type)}`);
  }
  head.start = at;
  return at < limit;
}
