import { asBuffer, hexFromBytes } from './oid.ts';
import type { Oid } from '../types.ts';

/** One raw entry of a tree object: where its name and its 20 bytes stand. */
export interface RawEntry {
  /** The mode's digits read as octal: 0o40000 directory, 0o100644 file, 0o120000 symlink, 0o160000 submodule. */
  readonly mode: number;
  readonly name: Buffer;
  readonly oid: Oid;
}

/** The entries of a tree object in their stored order; throws a plain error when it is cut off. */
export function rawEntries(content: Uint8Array): RawEntry[] {
  const bytes = asBuffer(content);
  const entries: RawEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    let mode = 0;
    let byte = bytes[at++];
    while (byte !== undefined && byte >= 48 && byte <= 55) {
      mode = mode * 8 + byte - 48;
      byte = bytes[at++];
    }
    const end = bytes.indexOf(0, at);
    if (byte !== 32 || end < 0 || end + 21 > bytes.length) throw new Error('tree is damaged');
    entries.push({ mode, name: bytes.subarray(at, end), oid: hexFromBytes(bytes, end + 1) });
    at = end + 21;
  }
  return entries;
}

/** True for the mode of a directory. */
export function isTreeMode(mode: number): boolean {
  return (mode & 0o170000) === 0o040000;
}

/** Git's order of entries: by bytes, a directory as if its name ended in a slash. */
export function compareEntries(a: { name: Buffer; mode: number }, b: { name: Buffer; mode: number }): number {
  const shorter = Math.min(a.name.length, b.name.length);
  const order = a.name.compare(b.name, 0, shorter, 0, shorter);
  if (order !== 0) return order;
  return endOf(a, shorter) - endOf(b, shorter);
}

function endOf(entry: { name: Buffer; mode: number }, at: number): number {
  return entry.name[at] ?? (isTreeMode(entry.mode) ? 47 : 0);
}
