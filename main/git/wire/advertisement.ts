import { AppError } from '../../../shared/errors/index.ts';
import type { GitHttp, GitService } from '../http.ts';
import { isOid } from '../objects/oid.ts';
import type { RemoteRef } from '../types.ts';
import { lineOf, PacketReader, type Packet } from './pkt-line.ts';

/** What a service offers: the version it speaks, its capabilities, and its refs where the version lists them at once. */
export interface Advertisement {
  readonly version: 1 | 2;
  readonly capabilities: ReadonlyMap<string, string>;
  /** Null in version 2, where refs are asked for. */
  readonly refs: readonly RemoteRef[] | null;
  readonly bytes: number;
}

/** Reads what a service offers; REMOTE_FAULT when it is not Git's smart protocol, REPOSITORY_UNSUPPORTED for SHA-256. */
export async function readAdvertisement(http: GitHttp, service: GitService): Promise<Advertisement> {
  const answer = await http.advertisement(service);
  const reader = new PacketReader(answer.bytes);
  try {
    if (answer.contentType !== `application/x-${service}-advertisement`) throw new Error('it is not a Git repository');
    const lines = await readLines(reader, service);
    const advertisement = lines[0] === 'version 2' ? versionTwo(lines) : versionOne(lines);
    const format = advertisement.capabilities.get('object-format') ?? 'sha1';
    if (format !== 'sha1') throw new AppError('REPOSITORY_UNSUPPORTED', { detail: `its objects are named with ${format.toUpperCase().replace('SHA2', 'SHA-2')}, which Fairlead does not read yet` });
    return { ...advertisement, bytes: reader.received };
  } catch (error) {
    throw wireError(http, error);
  } finally {
    await reader.close();
  }
}

/** Translates an error while reading an answer: of the network, or REMOTE_FAULT with what was wrong about it. */
export function wireError(http: GitHttp, error: unknown): unknown {
  const translated = http.translate(error);
  if (translated !== error || translated instanceof AppError) return translated;
  // A bug of ours is none of the remote's.
  if (error instanceof TypeError || error instanceof ReferenceError) return error;
  return new AppError('REMOTE_FAULT', { host: http.host, detail: error instanceof Error ? error.message : 'an answer that cannot be read' }, { cause: error });
}

async function readLines(reader: PacketReader, service: GitService): Promise<string[]> {
  const lines: string[] = [];
  let next: Packet | null = await reader.next();
  // Over HTTP the old versions announce the service first, ended by a flush of its own.
  if (next?.kind === 'data' && lineOf(next.bytes) === `# service=${service}`) {
    next = await reader.next();
    if (next?.kind === 'flush') next = await reader.next();
  }
  for (; next !== null && next.kind === 'data'; next = await reader.next()) lines.push(lineOf(next.bytes));
  if (next === null) throw new Error('the answer was cut off');
  return lines;
}

function versionTwo(lines: readonly string[]): Omit<Advertisement, 'bytes'> {
  return { version: 2, capabilities: capabilitiesOf(lines.slice(1)), refs: null };
}

function versionOne(lines: readonly string[]): Omit<Advertisement, 'bytes'> {
  const first = lines[0] === 'version 1' ? 1 : 0;
  const [, words = ''] = (lines[first] ?? '').split('\0');
  const symrefs = new Map<string, string>();
  for (const word of words.split(' ')) {
    const [, from, to] = /^symref=([^:]+):(.+)$/.exec(word) ?? [];
    if (from !== undefined && to !== undefined) symrefs.set(from, to);
  }
  const refs: RemoteRef[] = [];
  for (const line of lines.slice(first)) {
    const [oid = '', ref = ''] = (line.split('\0')[0] ?? '').split(' ');
    if (line.startsWith('ERR ')) throw new Error(line.slice(4));
    if (isOid(oid) && ref !== 'capabilities^{}' && !ref.endsWith('^{}')) refs.push({ ref, oid, target: symrefs.get(ref) ?? null });
  }
  return { version: 1, capabilities: capabilitiesOf(words.split(' ')), refs };
}

function capabilitiesOf(words: readonly string[]): Map<string, string> {
  return new Map(words.filter(Boolean).map((word) => [word.split('=')[0] ?? word, word.includes('=') ? word.slice(word.indexOf('=') + 1) : '']));
}
