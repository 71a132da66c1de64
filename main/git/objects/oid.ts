import { hash } from 'node:crypto';
import type { Oid } from '../types.ts';

/** The kinds of objects that Git stores. */
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** The type numbers of a pack entry's header, in their order (gitformat-pack): index 1 to 4. */
export const packTypes: readonly (ObjectType | null)[] = [null, 'commit', 'tree', 'blob', 'tag'];

/** Forty hexadecimal digits of the 20 bytes that begin at `start`. */
export function hexFromBytes(bytes: Uint8Array, start = 0): Oid {
  return asBuffer(bytes).toString('hex', start, start + 20);
}

/** The 20 bytes of an object id; throws a plain error on anything else, as ids are checked where they enter. */
export function bytesFromHex(oid: Oid): Buffer {
  const bytes = Buffer.from(oid, 'hex');
  if (bytes.length !== 20) throw new Error(`not an object id: ${oid}`);
  return bytes;
}

/** True for a whole, lower-case object id. */
export function isOid(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** The same bytes as a Buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The object id of a content: SHA-1 over `<type> <size>` NUL content. */
export function hashObject(type: ObjectType, content: Uint8Array): Oid {
  return hash('sha1', Buffer.concat([Buffer.from(`${type} ${String(content.length)}\0`), content]), 'hex');
}
