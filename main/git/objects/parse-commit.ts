import type { Commit, Oid, Person } from '../types.ts';
import { asBuffer } from './oid.ts';

/** Reads a commit object; headers it does not know are skipped, and a text in another encoding is decoded where the platform can. */
export function parseCommit(oid: Oid, content: Uint8Array): Omit<Commit, 'shallow'> {
  const bytes = asBuffer(content);
  const end = bytes.indexOf('\n\n');
  const headers = (end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1').split('\n');
  const decode = decoderFor(headers.find((line) => line.startsWith('encoding '))?.slice(9));
  const value = (name: string): string | undefined => headers.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const tree = value('tree');
  if (tree === undefined) throw new Error(`commit ${oid} names no tree`);
  return {
    oid,
    tree,
    parents: headers.filter((line) => line.startsWith('parent ')).map((line) => line.slice(7)),
    author: parsePerson(decode(Buffer.from(value('author') ?? '', 'latin1'))),
    committer: parsePerson(decode(Buffer.from(value('committer') ?? '', 'latin1'))),
    message: end < 0 ? '' : decode(bytes.subarray(end + 2)),
    signed: headers.some((line) => line.startsWith('gpgsig')),
  };
}

/** Reads `Name <mail> seconds +hhmm`; what is missing or absurd becomes empty or zero, as git does. */
export function parsePerson(line: string): Person {
  const match = /^(.*?)\s*<([^<>]*)>\s*(?:(-?\d+)\s+([+-])(\d{2})(\d{2}))?/.exec(line);
  if (match === null) return { name: line, email: '', timeMs: 0, offsetMinutes: 0 };
  const [, name = '', email = '', seconds = '0', sign = '+', hours = '0', minutes = '0'] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  return { name, email, timeMs: Number(seconds) * 1000, offsetMinutes: sign === '-' ? -offset : offset };
}

/** Writes a person as a commit's header has it; characters that would break the line are left out, as git does. */
export function formatPerson(person: Person): string {
  const offset = Math.abs(person.offsetMinutes);
  const zone = `${person.offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(offset / 60))}${two(offset % 60)}`;
  return `${clean(person.name)} <${clean(person.email)}> ${String(Math.floor(person.timeMs / 1000))} ${zone}`;
}

function clean(text: string): string {
  return text.replace(/[\0\n\r<>]/g, '').trim();
}

function two(value: number): string {
  return String(Math.trunc(value)).padStart(2, '0');
}

function decoderFor(encoding: string | undefined): (bytes: Buffer) => string {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return utf8OrLatin1;
  try {
    const decoder = new TextDecoder(encoding);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return utf8OrLatin1;
  }
}

function utf8OrLatin1(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') && !bytes.includes('\ufffd') ? bytes.toString('latin1') : text;
}
