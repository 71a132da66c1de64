/** A packet of Git's pkt-line format: data, or one of the marks `0000`, `0001`, `0002`. */
export type Packet = { readonly kind: 'data'; readonly bytes: Buffer } | { readonly kind: 'flush' | 'delimiter' | 'response-end' };

/** A data packet of a text or bytes; at most 65516 bytes. */
export function packet(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** The mark that ends a request or a list. */
export const flushPacket = Buffer.from('0000');

/** The mark between a command's head and its arguments (protocol version 2). */
export const delimiterPacket = Buffer.from('0001');

/** Cuts a stream of bytes into packets; the bytes of a packet stay valid. Throws a plain error on a bad or cut-off packet. */
export class PacketReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;
  /** Bytes taken from the stream so far. */
  received = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next packet, or null at the end of the stream. */
  async next(): Promise<Packet | null> {
    if (this.buffer.length - this.at < 4 && !(await this.fill(4))) {
      if (this.buffer.length > this.at) throw new Error('the answer was cut off');
      return null;
    }
    const text = this.buffer.toString('latin1', this.at, this.at + 4);
    const length = /^[0-9a-f]{4}$/i.test(text) ? Number.parseInt(text, 16) : 3;
    if (length === 3) throw new Error('the answer is not Git');
    if (length < 4) {
      this.at += 4;
      return { kind: length === 0 ? 'flush' : length === 1 ? 'delimiter' : 'response-end' };
    }
    if (this.buffer.length - this.at < length && !(await this.fill(length))) throw new Error('the answer was cut off');
    const bytes = this.buffer.subarray(this.at + 4, this.at + length);
    this.at += length;
    return { kind: 'data', bytes };
  }

  /** Lets go of the stream, so that its connection is freed. */
  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async fill(length: number): Promise<boolean> {
    const parts: Uint8Array[] = [this.buffer.subarray(this.at)];
    let have = this.buffer.length - this.at;
    while (have < length) {
      const { value, done } = await this.source.next();
      if (done === true) break;
      parts.push(value);
      have += value.length;
      this.received += value.length;
    }
    this.buffer = Buffer.concat(parts, have);
    this.at = 0;
    return have >= length;
  }
}

/** The text of a data packet without its line end. */
export function lineOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/\n$/, '');
}
