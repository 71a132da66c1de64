/** Bytes that grow, with the variable-length integers of the index (little-endian groups of seven bits). */
export class ByteWriter {
  private bytes: Buffer = Buffer.allocUnsafe(256);
  length = 0;

  /** Writes a whole number from 0 to 2^53. */
  number(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  /** Writes a number of either sign. */
  signed(value: number): void {
    this.number(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** Writes `size` bytes of `from`, beginning at `at`. */
  copy(from: Uint8Array, at: number, size: number): void {
    this.reserve(size);
    this.bytes.set(from.subarray(at, at + size), this.length);
    this.length += size;
  }

  /** What was written, as a copy with memory of its own. */
  finish(): Uint8Array {
    return new Uint8Array(this.bytes.subarray(0, this.length));
  }

  /** What was written, as a view that holds until more is written. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Forgets what was written and keeps the memory. */
  reset(): void {
    this.length = 0;
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size));
    this.bytes.copy(wider, 0, 0, this.length);
    this.bytes = wider;
  }
}

/** Reads what `ByteWriter` wrote. */
export class ByteReader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** True when everything has been read. */
  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The next whole number. */
  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }

  /** The next number of either sign. */
  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** The next `size` bytes, as a view. */
  take(size: number): Uint8Array {
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}
