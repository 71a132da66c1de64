import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { ObjectDatabase } from '../objects/object-database.ts';
import { bytesFromHex, packTypes } from '../objects/oid.ts';
import { makeDelta } from './make-delta.ts';
import type { ObjectToSend } from './objects-to-send.ts';

const REF_DELTA = 7;

/** A pack of these objects; `thin` allows deltas on objects that only the receiver has. */
export function writePack(objects: ObjectDatabase, list: readonly ObjectToSend[], thin: boolean): Buffer {
  const parts: Uint8Array[] = [packHead(list.length)];
  for (const { oid, before } of list) parts.push(...entryOf(objects, oid, thin ? before : null));
  const pack = Buffer.concat(parts);
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

/** The head of a pack of so many entries. */
export function packHead(count: number): Buffer {
  const head = Buffer.alloc(12);
  head.write('PACK', 'latin1');
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(count, 8);
  return head;
}

/** The head and the stream of one entry of a pack that holds the whole object. */
export function wholeEntry(type: number, content: Uint8Array): Uint8Array[] {
  return [entryHead(type, content.length), deflateSync(content)];
}

function entryOf(objects: ObjectDatabase, oid: string, before: string | null): Uint8Array[] {
  const object = objects.find(oid);
  if (object === null) throw new Error(`object ${oid} is missing`);
  const base = before === null ? null : objects.find(before);
  const delta = base?.type === object.type ? makeDelta(base.content, object.content) : null;
  if (delta === null || before === null) return wholeEntry(packTypes.indexOf(object.type), object.content);
  return [entryHead(REF_DELTA, delta.length), bytesFromHex(before), deflateSync(delta)];
}

function entryHead(type: number, size: number): Buffer {
  const bytes: number[] = [];
  let byte = (type << 4) | (size % 16);
  for (let left = Math.floor(size / 16); left > 0; left = Math.floor(left / 128)) {
    bytes.push(byte | 128);
    byte = left % 128;
  }
  return Buffer.from([...bytes, byte]);
}
