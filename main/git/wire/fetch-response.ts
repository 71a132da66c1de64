import type { Oid } from '../types.ts';
import { lineOf, type Packet, type PacketReader } from './pkt-line.ts';

/** What a fetch's answer says before its pack. */
export interface FetchHead {
  readonly shallow: readonly Oid[];
  readonly unshallow: readonly Oid[];
}

/** Reads an answer up to its pack; `versionOneDepth` says that a server of the old version was asked for a depth. */
export async function readFetchHead(reader: PacketReader, { version, depth }: { version: 1 | 2; depth: number | null }): Promise<FetchHead> {
  const head: { shallow: Oid[]; unshallow: Oid[] } = { shallow: [], unshallow: [] };
  let listing = version === 1 && depth !== null;
  for (let next = await reader.next(); next !== null; next = await reader.next()) {
    if (next.kind === 'flush' && listing) listing = false;
    if (next.kind !== 'data') continue;
    const line = lineOf(next.bytes);
    if (line.startsWith('ERR ')) throw new Error(line.slice(4));
    if (line.startsWith('shallow ')) head.shallow.push(line.slice(8));
    else if (line.startsWith('unshallow ')) head.unshallow.push(line.slice(10));
    else if (version === 2 ? line === 'packfile' : line === 'NAK' || line.startsWith('ACK ')) return head;
  }
  throw new Error('the answer has no pack');
}

/** What comes in the two bands of a pack's stream. */
export interface BandListener {
  readonly onData: (bytes: Buffer) => void | Promise<void>;
  readonly onMessage: (text: string) => void;
}

/** Reads a pack's stream to its end, band by band; throws with the server's words when it says that it failed. */
export async function readBands(reader: PacketReader, listener: BandListener): Promise<void> {
  for (let next: Packet | null = await reader.next(); next?.kind !== 'flush'; next = await reader.next()) {
    if (next === null) throw new Error('the answer was cut off');
    if (next.kind !== 'data') continue;
    const { bytes } = next;
    if (bytes[0] === 1) await listener.onData(bytes.subarray(1));
    else if (bytes[0] === 2) listener.onMessage(bytes.toString('utf8', 1));
    else if (bytes[0] === 3) throw new Error(`it says: ${clean(bytes.toString('utf8', 1))}`);
    else if (!/^(ACK|NAK)/.test(bytes.toString('latin1'))) throw new Error('the answer is not Git');
  }
}

/** The numbers in the server's own progress lines (`Counting objects:  42% (21/50)`), or null. */
export function readServerProgress(text: string): { verb: string; done: number; total: number } | null {
  const [, verb, done, total] = /(Enumerating|Counting|Compressing) objects:\s+\d+% \((\d+)\/(\d+)\)/.exec(text) ?? [];
  return verb === undefined ? null : { verb, done: Number(done), total: Number(total) };
}

function clean(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- what a server says must not steer a terminal
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim().slice(0, 300);
}
