/** Gathers the small pieces of a stream into large ones, so that handing them on costs little. */
export class ChunkBatch {
  private readonly size: number;
  private readonly send: (chunk: Uint8Array<ArrayBuffer>) => void | Promise<void>;
  private buffer: Uint8Array<ArrayBuffer>;
  private filled = 0;

  constructor(size: number, send: (chunk: Uint8Array<ArrayBuffer>) => void | Promise<void>) {
    this.size = size;
    this.send = send;
    this.buffer = new Uint8Array(size);
  }

  /** Adds a piece; a full batch is sent, as a buffer of its own. */
  async add(piece: Uint8Array): Promise<void> {
    let from = 0;
    while (from < piece.length) {
      const part = piece.subarray(from, from + this.size - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      from += part.length;
      if (this.filled === this.size) await this.flush();
    }
  }

  /** Sends what is left. */
  async flush(): Promise<void> {
    if (this.filled === 0) return;
    const chunk = this.buffer.subarray(0, this.filled);
    this.buffer = new Uint8Array(this.size);
    this.filled = 0;
    await this.send(chunk);
  }
}
