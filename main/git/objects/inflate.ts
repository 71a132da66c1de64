import { createInflate, inflateSync, constants } from 'node:zlib';
import type { Span } from './delta.ts';

/** What `Inflater.run` answers when the input ends before the stream does. */
export const NEEDS_MORE = -1;

/** Inflates many small zlib streams from one input; sizes are known beforehand, so nothing can swell beyond them. */
export interface Inflater {
  /** Sets where streams are read from: the bytes of `input` from 0 to `end`. */
  setInput(input: Uint8Array, end: number): void;
  /**
   * Inflates the stream at `start` of the input into the span, behind whose `length` there must be one byte to spare.
   * Answers the number of input bytes that the stream took, or NEEDS_MORE; throws on damage or another size.
   */
  run(start: number, output: Span): number;
}

interface NativeHandle {
  onerror: (message: string, errno: number, code: string) => void;
  reset(): void;
  writeSync(...args: readonly unknown[]): void;
}

/** Inflates one large stream piece by piece. */
export interface InflateStream {
  /** What the last `pass` took of its input, and how much it made. */
  taken: number;
  made: number;
  /** Inflates until the input or the room in the output is used up; throws on damage. */
  pass(input: Span, output: Span): void;
}

/** A stream on Node's own zlib handle, or null where it is not as we know it; a large object is then inflated as a whole. */
export function createInflateStream(): InflateStream | null {
  const stream = NativeInflater.open();
  stream?.begin();
  return stream;
}

/** The fastest inflater that this Node offers: its own zlib handle, reused, where it is as we know it; else the public API. */
export function createInflater(options: { native?: boolean } = {}): Inflater {
  if (options.native === false) return new PublicInflater();
  return NativeInflater.open() ?? new PublicInflater();
}

/** True when the reused native handle works here; the tests cover both ways. */
export function hasNativeInflate(): boolean {
  return NativeInflater.open() !== null;
}

class PublicInflater implements Inflater {
  private input: Uint8Array = new Uint8Array(0);
  private end = 0;

  setInput(input: Uint8Array, end: number): void {
    this.input = input;
    this.end = end;
  }

  run(start: number, { bytes, start: at, length: size }: Span): number {
    // One byte more than announced, so that a stream that swells is noticed and still never inflated further.
    const options = { info: true, maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1) } as const;
    let result: { buffer: Uint8Array; engine: { bytesWritten: number } };
    try {
      result = inflateSync(this.input.subarray(start, this.end), options) as unknown as typeof result;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR') return NEEDS_MORE;
      throw new Error('damaged zlib stream', { cause: error });
    }
    if (result.buffer.length !== size) throw new Error('object has another size than announced');
    bytes.set(result.buffer, at);
    return result.engine.bytesWritten;
  }
}

/**
 * Rests on `zlib.createInflate()._handle.writeSync`, an internal of Node that saves four fifths of the time for the small
 * objects of a pack. `open` proves on a sample that it behaves as expected.
 */
class NativeInflater implements Inflater, InflateStream {
  taken = 0;
  made = 0;
  private readonly handle: NativeHandle;
  private readonly state: Uint32Array;
  private input: Uint8Array = new Uint8Array(0);
  private end = 0;
  private failure: string | null = null;

  private constructor(handle: NativeHandle, state: Uint32Array) {
    this.handle = handle;
    this.state = state;
    handle.onerror = (message) => {
      this.failure = message;
    };
  }

  static open(): NativeInflater | null {
    try {
      const stream = createInflate() as unknown as { _handle?: NativeHandle; _writeState?: Uint32Array };
      const { _handle: handle, _writeState: state } = stream;
      if (typeof handle?.writeSync !== 'function' || typeof handle.reset !== 'function' || !(state instanceof Uint32Array)) return null;
      const inflater = new NativeInflater(handle, state);
      return inflater.works() ? inflater : null;
    } catch {
      return null;
    }
  }

  setInput(input: Uint8Array, end: number): void {
    this.input = input;
    this.end = end;
  }

  run(start: number, output: Span): number {
    this.handle.reset();
    this.failure = null;
    const length = this.end - start;
    const size = output.length;
    this.handle.writeSync(constants.Z_SYNC_FLUSH, this.input, start, length, output.bytes, output.start, size + 1);
    if (this.failure !== null) throw new Error(`damaged zlib stream: ${String(this.failure)}`);
    const made = size + 1 - (this.state[0] ?? 0);
    const left = this.state[1] ?? 0;
    if (made > size) throw new Error('object is larger than announced');
    // A stream that ended leaves input over: a pack always has 20 bytes more after its last entry.
    if (left === 0) return NEEDS_MORE;
    if (made !== size) throw new Error('object is smaller than announced');
    return length - left;
  }

  /** Forgets what was inflated before. */
  begin(): void {
    this.handle.reset();
  }

  pass(input: Span, output: Span): void {
    this.failure = null;
    this.handle.writeSync(constants.Z_SYNC_FLUSH, input.bytes, input.start, input.length, output.bytes, output.start, output.length);
    if (this.failure !== null) throw new Error(`damaged zlib stream: ${String(this.failure)}`);
    this.made = output.length - (this.state[0] ?? 0);
    this.taken = input.length - (this.state[1] ?? 0);
  }

  private works(): boolean {
    const sample = Buffer.from('789ccb48cdc9c90700062c0215aabb', 'hex');
    const output = { bytes: Buffer.alloc(8), start: 1, length: 5 };
    this.setInput(sample, sample.length);
    const whole = this.run(0, output) === sample.length - 2 && output.bytes.toString('latin1', 1, 6) === 'hello';
    this.setInput(sample, 6);
    const partial = this.run(0, output) === NEEDS_MORE;
    this.setInput(Buffer.from('ffffffffffffffffffff', 'hex'), 10);
    return whole && partial && this.refuses(output);
  }

  private refuses(output: Span): boolean {
    try {
      this.run(0, output);
      return false;
    } catch {
      return this.failure !== null;
    }
  }
}
