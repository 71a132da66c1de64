import { ByteReader, ByteWriter } from './bytes.ts';
import { widened } from './widen.ts';

/** The number of the root folder. */
export const ROOT = 0;
/** Stands for a path that no commit touched. */
const NO_PATH = -1;

const SLASH = 0x2f;
const PRIME = 0x01000193;
const SPREAD = 0x9e3779b1;

/**
 * Every path, file or folder, that any commit touched, as a number. A path is a name in a folder, found by its bytes alone: the
 * same few thousand names are met a million times while changes are read, and making text of each would cost more than comparing
 * the trees.
 */
export class PathDictionary {
  /** How many paths are known, the root included. */
  count = 1;
  private names: Uint8Array = new Uint8Array(1 << 16);
  private starts: Int32Array = new Int32Array(1 << 12);
  private folders: Int32Array = new Int32Array(1 << 12);
  private slots: Int32Array = new Int32Array(1 << 13).fill(NO_PATH);

  /** The number of the name `bytes[start..end)` in a folder, given now if it has none. */
  // oxlint-disable-next-line eslint/max-params -- asked for every changed entry of every tree: an object here would be the cost of the search
  intern(folder: number, bytes: Uint8Array, start: number, end: number): number {
    let slot = this.slotOf(folder, bytes, start, end);
    const known = this.slots[slot] ?? NO_PATH;
    if (known !== NO_PATH) return known;
    if (this.count * 2 >= this.slots.length) {
      this.growSlots();
      slot = this.slotOf(folder, bytes, start, end);
    }
    const number = this.count++;
    this.slots[slot] = number;
    this.folders[number] = folder;
    this.keep(number, bytes, start, end);
    return number;
  }

  /** The number of the name `bytes[start..end)` in a folder, or NO_PATH. */
  // oxlint-disable-next-line eslint/max-params -- see `intern`
  child(folder: number, bytes: Uint8Array, start: number, end: number): number {
    return this.slots[this.slotOf(folder, bytes, start, end)] ?? NO_PATH;
  }

  /** The number of a whole path (UTF-8 text, `/` separated; empty for the root), or undefined when no commit ever touched it. */
  find(path: string): number | undefined {
    if (path === '') return ROOT;
    const bytes = Buffer.from(`${path}/`, 'utf8');
    let at = ROOT;
    for (let start = 0; start < bytes.length && at !== NO_PATH; ) {
      const end = bytes.indexOf(SLASH, start);
      at = this.child(at, bytes, start, end);
      start = end + 1;
    }
    return at === NO_PATH ? undefined : at;
  }

  /** The whole path as UTF-8 text; bytes that are not UTF-8 become U+FFFD. */
  textOf(path: number): string {
    return Buffer.from(this.rawOf(path), 'latin1').toString('utf8');
  }

  /** The whole path as its bytes in latin1 text. */
  rawOf(path: number): string {
    const names: string[] = [];
    for (let at = path; at !== ROOT; at = this.folders[at] ?? ROOT) {
      names.push(Buffer.from(this.names.buffer, this.starts[at] ?? 0, (this.starts[at + 1] ?? 0) - (this.starts[at] ?? 0)).toString('latin1'));
    }
    return names.reverse().join('/');
  }

  /** The paths from number `from` on, each as its folder, its length and its bytes. */
  save(from: number): Uint8Array {
    const out = new ByteWriter();
    for (let number = from; number < this.count; number++) {
      const start = this.starts[number] ?? 0;
      const length = (this.starts[number + 1] ?? 0) - start;
      out.number(this.folders[number] ?? ROOT);
      out.number(length);
      out.copy(this.names, start, length);
    }
    return out.finish();
  }

  /** Adds the paths that `save` wrote, in their order; what it wrote in parts can be given as one. */
  load(bytes: Uint8Array): void {
    const reader = new ByteReader(bytes);
    while (!reader.done) {
      const folder = reader.number();
      const length = reader.number();
      this.intern(folder, bytes, reader.at, reader.at + length);
      reader.at += length;
    }
  }

  // oxlint-disable-next-line eslint/max-params -- see `intern`
  private keep(number: number, bytes: Uint8Array, start: number, end: number): void {
    const from = this.starts[number] ?? 0;
    const stop = from + end - start;
    if (number + 2 >= this.starts.length) {
      this.starts = widened(this.starts);
      this.folders = widened(this.folders);
    }
    if (stop > this.names.length) this.names = widened(this.names, Math.max(this.names.length * 2, stop));
    for (let at = start; at < end; at++) this.names[from + at - start] = bytes[at] ?? 0;
    this.starts[number + 1] = stop;
  }

  // oxlint-disable-next-line eslint/max-params -- see `intern`
  private slotOf(folder: number, bytes: Uint8Array, start: number, end: number): number {
    let hash = Math.imul(folder, SPREAD);
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
    const mask = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] ?? NO_PATH;
      if (number === NO_PATH || (this.folders[number] === folder && this.isName(number, bytes, start, end))) return slot;
    }
  }

  // oxlint-disable-next-line eslint/max-params -- see `intern`
  private isName(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (this.names[from + at - start] !== bytes[at]) return false;
    return true;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(NO_PATH);
    for (let number = 1; number < this.count; number++) {
      this.slots[this.slotOf(this.folders[number] ?? 0, this.names, this.starts[number] ?? 0, this.starts[number + 1] ?? 0)] = number;
    }
  }
}
