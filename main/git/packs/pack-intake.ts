import { openPackSink, PIECE, type PackSink, type PackSinkOptions } from './pack-sink.ts';
import type { ReceivedPack } from './receive-pack.ts';

/** A pack of so few objects is indexed sooner here than a thread would be told of it. */
const FEW_OBJECTS = 2_000;

/** Gathers the pieces of a pack's stream and hands them on to the sink that suits what the pack announces. */
export class PackIntake {
  private readonly options: PackSinkOptions;
  private sink: PackSink | null = null;
  private memory: Uint8Array<ArrayBuffer> = new Uint8Array(PIECE);
  private filled = 0;
  /** The first pieces are small, so that indexing begins while the server still sends. */
  private enough = 32 << 10;

  constructor(options: PackSinkOptions) {
    this.options = options;
  }

  /** Adds a piece of any size. */
  async add(piece: Uint8Array): Promise<void> {
    let from = 0;
    while (from < piece.length) {
      const part = piece.subarray(from, from + this.enough - this.filled);
      this.memory.set(part, this.filled);
      this.filled += part.length;
      from += part.length;
      if (this.filled === this.enough) await this.flush();
    }
  }

  /** Ends the pack, which is checked and put in place. */
  async finish(): Promise<ReceivedPack> {
    await this.flush();
    this.sink ??= await this.open();
    return this.sink.finish();
  }

  /** Removes what was written. */
  async abort(): Promise<void> {
    await this.sink?.abort();
  }

  private async flush(): Promise<void> {
    if (this.filled === 0) return;
    const { memory, filled } = this;
    this.sink ??= await this.open();
    this.filled = 0;
    this.enough = Math.min(PIECE, this.enough * 2);
    await this.sink.push(memory, filled);
    this.memory = this.sink.room();
  }

  private async open(): Promise<PackSink> {
    const announced = this.filled < 12 ? 0 : new DataView(this.memory.buffer).getUint32(8);
    return openPackSink(this.options, { inThread: announced > FEW_OBJECTS });
  }
}
