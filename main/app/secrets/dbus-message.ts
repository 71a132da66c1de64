/** A value that our few D-Bus calls send or get: strings (object paths too), booleans and numbers. */
export type DbusValue = string | boolean | number;

/** A method call on the session bus; `arguments` are all strings. */
export interface DbusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly arguments: readonly string[];
}

/** What came back: the first value of the body, or the name of an error. */
export interface DbusReply {
  readonly replyTo: number;
  readonly value?: DbusValue | undefined;
  readonly error?: string | undefined;
}

const methodCall = 1;
const errorReply = 3;

/** Encodes a call in the wire format of the D-Bus specification, version 1, little-endian. */
export function encodeCall(call: DbusCall, serial: number): Buffer {
  const body = new Writer();
  for (const text of call.arguments) body.string(text);
  const head = new Writer();
  head.bytes([0x6c, methodCall, 0, 1]).uint32(body.length).uint32(serial);
  const fields = new Writer();
  const field = (code: number, type: string, text: string): void => void fields.align(8).bytes([code]).signature(type).string(text);
  field(1, 'o', call.path);
  field(2, 's', call.interface);
  field(3, 's', call.member);
  field(6, 's', call.destination);
  if (call.arguments.length > 0) fields.align(8).bytes([8]).signature('g').signature('s'.repeat(call.arguments.length));
  // The array of fields begins at offset 16, so that its own alignment is the message's.
  head.uint32(fields.length).append(fields).align(8).append(body);
  return head.toBuffer();
}

/** Takes one whole message off the front of `data`: the reply in it if it is one, and its length; undefined when more must arrive. */
export function decodeMessage(data: Buffer): { readonly length: number; readonly reply: DbusReply | undefined } | undefined {
  if (data.length < 16) return undefined;
  if (data[0] !== 0x6c) throw new Error('The message bus answers in big-endian, which is not understood.');
  const fieldsEnd = 16 + data.readUInt32LE(12);
  const bodyBegin = Math.ceil(fieldsEnd / 8) * 8;
  const length = bodyBegin + data.readUInt32LE(4);
  if (data.length < length) return undefined;
  const { replyTo, error, signature } = readFields(data, fieldsEnd);
  if (replyTo === undefined) return { length, reply: undefined };
  const isError = data[1] === errorReply;
  return { length, reply: { replyTo, ...(isError ? { error: error ?? 'unknown' } : { value: readValue(data, bodyBegin, signature) }) } };
}

interface Fields { replyTo?: number; error?: string; signature: string }

function readFields(data: Buffer, end: number): Fields {
  const found: Fields = { signature: '' };
  for (let at = 16; at < end; ) {
    at = Math.ceil(at / 8) * 8;
    const code = data[at] ?? 0;
    const type = String.fromCharCode(data[at + 2] ?? 0);
    at += 4;
    if (code === 5) found.replyTo = data.readUInt32LE(at);
    if (code === 4) found.error = readString(data, at);
    if (code === 8) found.signature = data.toString('latin1', at + 1, at + 1 + (data[at] ?? 0));
    at = fieldEnd(data, at, type);
  }
  return found;
}

function fieldEnd(data: Buffer, at: number, type: string): number {
  if (type === 'u') return at + 4;
  if (type === 'g') return at + (data[at] ?? 0) + 2;
  return at + 4 + data.readUInt32LE(at) + 1;
}

function readString(data: Buffer, at: number): string {
  return data.toString('utf8', at + 4, at + 4 + data.readUInt32LE(at));
}

/** The first value of a body; a variant is looked into. */
function readValue(data: Buffer, at: number, signature: string): DbusValue | undefined {
  switch (signature.charAt(0)) {
    case 's':
    case 'o':
      return readString(data, at);
    case 'b':
      return data.readUInt32LE(at) !== 0;
    case 'u':
      return data.readUInt32LE(at);
    case 'v': {
      const inner = data.toString('latin1', at + 1, at + 1 + (data[at] ?? 0));
      return readValue(data, Math.ceil((at + inner.length + 2) / 4) * 4, inner);
    }
    default:
      return undefined;
  }
}

class Writer {
  #parts: Buffer[] = [];
  length = 0;

  append(other: Writer): this {
    return this.#push(other.toBuffer());
  }

  bytes(values: readonly number[]): this {
    return this.#push(Buffer.from(values));
  }

  align(to: number): this {
    return this.#push(Buffer.alloc((to - (this.length % to)) % to));
  }

  uint32(value: number): this {
    this.align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return this.#push(bytes);
  }

  string(text: string): this {
    return this.uint32(Buffer.byteLength(text)).#push(Buffer.from(`${text}\0`));
  }

  signature(text: string): this {
    return this.bytes([text.length]).#push(Buffer.from(`${text}\0`));
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#parts);
  }

  #push(bytes: Buffer): this {
    this.#parts.push(bytes);
    this.length += bytes.length;
    return this;
  }
}
