import { ByteWriter } from '../bytes.ts';

const NONE = -1;
const PRIME = 0x01000193;
const SPREAD = 0x9e3779b1;

/**
 * Numbers for names in folders, found by their bytes alone: the reader of changes meets the same few thousand names a million
 * times, and making text of each would cost more than the comparison of trees. The root has number 0.
 */
export class NameTable {
  /** How many names have a number, the root included. */
  count = 1;
  private names: Uint8Array = new Uint8Array(1 << 16);
  private starts: Int32Array = new Int32Array(1 << 12);
  private folders: Int32Array = new Int32Array(1 << 12);
  private slots: Int32Array = new Int32Array(1 << 13).fill(NONE);

  /** The number of the name `bytes[start..end)` in a folder, given now if it has none. */
  // oxlint-disable-next-line eslint/max-params -- asked for every changed entry of every tree: an object here would be the cost of the search
  intern(folder: number, bytes: Uint8Array, start: number, end: number): number {
    let slot = this.slotOf(folder, bytes, start, end);
    const known = this.slots[slot] ?? NONE;
    if (known !== NONE) return known;
    if (this.count * 2 >= this.slots.length) {
      this.growSlots();
      slot = this.slotOf(folder, bytes, start, end);
    }
    const number = this.count++;
    this.slots[slot] = number;
    this.keep(number, folder, bytes.subarray(start, end));
    return number;
  }

  /** The names from number `from` on, each as its folder, its length and its bytes. */
  save(from: number): Uint8Array {
    const out = new ByteWriter();
    for (let number = from; number < this.count; number++) {
      const start = this.starts[number] ?? 0;
      const length = (this.starts[number + 1] ?? 0) - start;
      out.number(this.folders[number] ?? 0);
      out.number(length);
      out.copy(this.names, start, length);
    }
    return out.finish();
  }

  private keep(number: number, folder: number, name: Uint8Array): void {
    const start = this.starts[number] ?? 0;
    const end = start + name.length;
    if (number + 1 === this.starts.length) {
      this.starts = widened(this.starts);
      this.folders = widened(this.folders);
    }
    if (end > this.names.length) {
      const wider = new Uint8Array(Math.max(this.names.length * 2, end));
      wider.set(this.names);
      this.names = wider;
    }
    this.names.set(name, start);
    this.folders[number] = folder;
    this.starts[number + 1] = end;
  }

  // oxlint-disable-next-line eslint/max-params -- see `intern`
  private slotOf(folder: number, bytes: Uint8Array, start: number, end: number): number {
    let hash = Math.imul(folder, SPREAD);
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
    const mask = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] ?? NONE;
      if (number === NONE || (this.folders[number] === folder && this.isName(number, bytes, start, end))) return slot;
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
    this.slots = new Int32Array(this.slots.length * 4).fill(NONE);
    for (let number = 1; number < this.count; number++) {
      this.slots[this.slotOf(this.folders[number] ?? 0, this.names, this.starts[number] ?? 0, this.starts[number + 1] ?? 0)] = number;
    }
  }
}

function widened(from: Int32Array): Int32Array {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
