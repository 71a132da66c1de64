import type { GitHttp } from '../http.ts';
import { isOid } from '../objects/oid.ts';
import type { RemoteRef } from '../types.ts';
import { wireError, type Advertisement } from './advertisement.ts';
import { delimiterPacket, flushPacket, lineOf, packet, PacketReader } from './pkt-line.ts';

/** The refs of a remote and the bytes that their list took; an `unborn` HEAD names the branch of an empty repository. */
export interface RefList {
  readonly refs: readonly RemoteRef[];
  readonly unborn: string | null;
  readonly bytes: number;
}

/** Asks for the refs that begin with one of the prefixes (all of them where there is none), by protocol version 2 where it is spoken. */
export async function listRefs(http: GitHttp, advertisement: Advertisement, prefixes: readonly string[]): Promise<RefList> {
  if (advertisement.refs !== null) {
    const wanted = advertisement.refs.filter(({ ref }) => prefixes.length === 0 || prefixes.some((prefix) => ref.startsWith(prefix)));
    return { refs: wanted, unborn: null, bytes: 0 };
  }
  const unborn = (advertisement.capabilities.get('ls-refs') ?? '').split(' ').includes('unborn');
  const words = ['command=ls-refs\n', ...commandHead(advertisement)];
  const answer = await http.post('git-upload-pack', Buffer.concat([
    ...words.map((word) => packet(word)), delimiterPacket, packet('symrefs\n'), ...(unborn ? [packet('unborn\n')] : []),
    ...prefixes.map((prefix) => packet(`ref-prefix ${prefix}\n`)), flushPacket,
  ]));
  return readList(http, new PacketReader(answer.bytes));
}

/** The words that begin every command of version 2. */
export function commandHead({ capabilities }: Advertisement): string[] {
  return [...(capabilities.has('agent') ? ['agent=fairlead\n'] : []), ...(capabilities.has('object-format') ? ['object-format=sha1\n'] : [])];
}

async function readList(http: GitHttp, reader: PacketReader): Promise<RefList> {
  const refs: RemoteRef[] = [];
  let unborn: string | null = null;
  try {
    for (let next = await reader.next(); next?.kind !== 'flush'; next = await reader.next()) {
      if (next === null) throw new Error('the answer was cut off');
      if (next.kind !== 'data') continue;
      const line = lineOf(next.bytes);
      if (line.startsWith('ERR ')) throw new Error(line.slice(4));
      const [oid = '', ref = '', ...rest] = line.split(' ');
      const target = rest.find((word) => word.startsWith('symref-target:'))?.slice(14) ?? null;
      if (oid === 'unborn') unborn = target;
      else if (isOid(oid)) refs.push({ ref, oid, target });
    }
  } catch (error) {
    throw wireError(http, error);
  } finally {
    await reader.close();
  }
  return { refs, unborn, bytes: reader.received };
}
