import { type Result, succeed } from '../errors/index.ts';
import { refuse } from './reason.ts';
import type { Reason } from './types.ts';

interface Decoder {
  decode(bytes: Uint8Array): string;
}

// Each of the app's environments has TextDecoder, but shared/ is compiled without the DOM's and Node's types.
const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;
};

/** Strict UTF-8 to text (a byte order mark stays, as U+FEFF), or the reason why not. */
export function decodeText(bytes: Uint8Array): Result<string, Reason> {
  if (isUtf16(bytes)) return refuse('NOT_UTF8', 'This file is UTF-16; only UTF-8 can be edited here.');
  if (bytes.subarray(0, 8000).includes(0)) return refuse('BINARY', 'This file is binary.');
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('NOT_UTF8', 'This file is not valid UTF-8, so an edit could damage it.');
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
