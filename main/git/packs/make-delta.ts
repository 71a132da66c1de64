/**
 * A delta that turns `base` into `target` (gitformat-pack), from what they share at their beginning and end: small edits and
 * trees with few changed entries need no more. Null when it would save less than half.
 */
export function makeDelta(base: Uint8Array, target: Uint8Array): Buffer | null {
  const shorter = Math.min(base.length, target.length);
  let head = 0;
  while (head < shorter && base[head] === target[head]) head++;
  let tail = 0;
  while (tail < shorter - head && base[base.length - 1 - tail] === target[target.length - 1 - tail]) tail++;
  const middle = target.subarray(head, target.length - tail);
  if (middle.length > target.length / 2) return null;
  return Buffer.concat([varint(base.length), varint(target.length), ...copies(0, head), ...inserts(middle), ...copies(base.length - tail, tail)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}

function copies(from: number, length: number): Buffer[] {
  const parts: Buffer[] = [];
  for (let done = 0; done < length; done += 0xffff) parts.push(copy(from + done, Math.min(0xffff, length - done)));
  return parts;
}

function copy(from: number, size: number): Buffer {
  const bytes: number[] = [];
  let op = 0x80;
  for (let place = 0; place < 4; place++) {
    const byte = Math.floor(from / 256 ** place) % 256;
    if (byte !== 0) {
      op |= 1 << place;
      bytes.push(byte);
    }
  }
  for (let place = 0; place < 2; place++) {
    const byte = (size >>> (8 * place)) & 0xff;
    if (byte !== 0) {
      op |= 16 << place;
      bytes.push(byte);
    }
  }
  return Buffer.from([op, ...bytes]);
}

function inserts(bytes: Uint8Array): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 127) {
    const piece = bytes.subarray(at, at + 127);
    parts.push(Buffer.from([piece.length]), Buffer.from(piece));
  }
  return parts;
}
