import { asBuffer, bytesFromHex, hexFromBytes } from './oid.ts';
import type { Oid } from '../types.ts';

/** One raw entry of a tree object; what it is called and stands for is read only when asked. */
export class RawEntry {
  /** The mode's digits read as octal: 0o40000 directory, 0o100644 file, 0o120000 symlink, 0o160000 submodule. */
  readonly mode: number;
  private readonly bytes: Buffer;
  private readonly first: number;
  private readonly start: number;
  private readonly end: number;

  /** The entry that begins at `first` of the tree's bytes and whose name lies from `start` up to `end`. */
  constructor(bytes: Buffer, mode: number, span: { readonly first: number; readonly start: number; readonly end: number }) {
    this.bytes = bytes;
    this.mode = mode;
    this.first = span.first;
    this.start = span.start;
    this.end = span.end;
  }

  /** A new entry. */
  static of(mode: number, name: string, oid: Oid): RawEntry {
    const head = `${mode.toString(8)} `;
    const bytes = Buffer.concat([Buffer.from(`${head}${name}\0`), bytesFromHex(oid)]);
    return new RawEntry(bytes, mode, { first: 0, start: head.length, end: bytes.length - 21 });
  }

  /** The whole entry as it stands in its tree. */
  get raw(): Buffer {
    return this.bytes.subarray(this.first, this.end + 21);
  }

  /** The name as text; bytes that are not UTF-8 become replacement characters. */
  get text(): string {
    return this.bytes.toString('utf8', this.start, this.end);
  }

  /** The bytes of the name as Latin-1 text, which is unlike for unlike names. */
  get key(): string {
    return this.bytes.toString('latin1', this.start, this.end);
  }

  /** The object's id. */
  get oid(): Oid {
    return hexFromBytes(this.bytes, this.end + 1);
  }

  /** True when the other entry has the same mode and object. */
  isSame(other: RawEntry): boolean {
    return this.mode === other.mode && this.bytes.compare(other.bytes, other.end + 1, other.end + 21, this.end + 1, this.end + 21) === 0;
  }

  /** Git's order of entries: by bytes, a directory as if its name ended in a slash. */
  compare(other: RawEntry): number {
    const [a, b] = [this.bytes, other.bytes];
    const shorter = Math.min(this.end - this.start, other.end - other.start);
    for (let at = 0; at < shorter; at++) {
      const difference = (a[this.start + at] ?? 0) - (b[other.start + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return this.byteAt(shorter) - other.byteAt(shorter);
  }

  private byteAt(at: number): number {
    return this.start + at < this.end ? (this.bytes[this.start + at] ?? 0) : isTreeMode(this.mode) ? 47 : 0;
  }
}

/** The entries of a tree object in their stored order; throws a plain error when it is cut off. */
export function rawEntries(content: Uint8Array): RawEntry[] {
  const bytes = asBuffer(content);
  const entries: RawEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = at;
    let mode = 0;
    let byte = bytes[at++] ?? 0;
    for (; byte >= 48 && byte <= 55; byte = bytes[at++] ?? 0) mode = mode * 8 + byte - 48;
    let end = at;
    while (end < bytes.length && bytes[end] !== 0) end++;
    if (byte !== 32 || end + 21 > bytes.length) throw new Error('tree is damaged');
    entries.push(new RawEntry(bytes, mode, { first, start: at, end }));
    at = end + 21;
  }
  return entries;
}

/** The entry of a tree object with a name, or null; the others are passed over. */
export function findInTree(content: Uint8Array, name: string): RawEntry | null {
  const bytes = asBuffer(content);
  const wanted = Buffer.from(name);
  let at = 0;
  while (at < bytes.length) {
    const first = at;
    const start = bytes.indexOf(32, at) + 1;
    if (start === 0) return null;
    let end = start;
    let isWanted = true;
    for (; end < bytes.length && bytes[end] !== 0; end++) isWanted &&= bytes[end] === wanted[end - start];
    if (isWanted && end - start === wanted.length) return new RawEntry(bytes, Number.parseInt(bytes.toString('latin1', first, start - 1), 8), { first, start, end });
    at = end + 21;
  }
  return null;
}

/** True for the mode of a directory. */
export function isTreeMode(mode: number): boolean {
  return (mode & 0o170000) === 0o040000;
}
