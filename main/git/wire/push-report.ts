import { lineOf, PacketReader } from './pkt-line.ts';

/** What a server says about a push: the refusal of the pack or the ref (null when it took both), and what its hooks printed. */
export interface PushReport {
  readonly refusal: string | null;
  readonly messages: string;
}

/** Reads the answer to a push; `bands` says that the report comes inside bands. Throws a plain error when it is cut off. */
export async function readPushReport(reader: PacketReader, ref: string, bands: boolean): Promise<PushReport> {
  const messages: string[] = [];
  const report = bands ? new PacketReader(bandOne(reader, messages)) : reader;
  let unpacked: string | null = null;
  let answer: string | null = null;
  for (let next = await report.next(); next?.kind === 'data'; next = await report.next()) {
    const line = lineOf(next.bytes);
    if (line.startsWith('unpack ')) unpacked = line.slice(7);
    else if (line === `ok ${ref}`) answer = 'ok';
    else if (line.startsWith(`ng ${ref} `)) answer = line.slice(4 + ref.length);
  }
  const said = cleaned(messages.join(''));
  if (unpacked === null) {
    if (said !== '') return { refusal: 'it broke off', messages: said };
    throw new Error('it did not say whether the push was taken');
  }
  const refusal = unpacked !== 'ok' ? `it could not read the pack (${cleaned(unpacked)})` : answer === 'ok' ? null : cleaned(answer ?? 'it said nothing about the branch');
  return { refusal, messages: said };
}

async function* bandOne(reader: PacketReader, messages: string[]): AsyncGenerator<Uint8Array> {
  for (let next = await reader.next(); next !== null && next.kind !== 'flush'; next = await reader.next()) {
    if (next.kind !== 'data') continue;
    if (next.bytes[0] === 1) yield next.bytes.subarray(1);
    else messages.push(next.bytes.toString('utf8', 1));
  }
}

/** One line of printable text, without the decoration that forges draw around messages. */
function cleaned(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- what a server says must not steer a terminal
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(/={4,}/g, ' ').replace(/GL-HOOK-ERR:/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 600);
}
