import type { Oid } from '../types.ts';
import type { Advertisement } from './advertisement.ts';
import { commandHead } from './ls-refs.ts';
import { delimiterPacket, flushPacket, packet } from './pkt-line.ts';

/** Which commits are wanted and which are here; `shallow` names those whose parents are not, `depth` null means all of history. */
export interface FetchWants {
  readonly wants: readonly Oid[];
  readonly haves: readonly Oid[];
  readonly shallow: readonly Oid[];
  readonly depth: number | null;
}

/** The body of a fetch in the version that the server speaks: one round, which ends with `done`. */
export function fetchRequest(advertisement: Advertisement, wants: FetchWants): Buffer {
  return advertisement.version === 2 ? versionTwo(advertisement, wants) : versionOne(advertisement, wants);
}

function versionTwo(advertisement: Advertisement, { wants, haves, shallow, depth }: FetchWants): Buffer {
  const lines = ['ofs-delta', ...shallow.map((oid) => `shallow ${oid}`), ...(depth === null ? [] : [`deepen ${String(depth)}`]), ...wants.map((oid) => `want ${oid}`)];
  const all = [...lines, ...haves.map((oid) => `have ${oid}`), 'done'];
  const head = ['command=fetch\n', ...commandHead(advertisement)].map((word) => packet(word));
  return Buffer.concat([...head, delimiterPacket, ...all.map((line) => packet(`${line}\n`)), flushPacket]);
}

function versionOne({ capabilities }: Advertisement, { wants, haves, shallow, depth }: FetchWants): Buffer {
  const offered = ['side-band-64k', 'ofs-delta'].filter((name) => capabilities.has(name));
  const first = wants.map((oid, place) => `want ${oid}${place === 0 ? ` ${[...offered, 'agent=fairlead'].join(' ')}` : ''}`);
  const lines = [...first, ...shallow.map((oid) => `shallow ${oid}`), ...(depth === null ? [] : [`deepen ${String(depth)}`])];
  const rest = [...haves.map((oid) => `have ${oid}`), 'done'];
  return Buffer.concat([...lines.map((line) => packet(`${line}\n`)), flushPacket, ...rest.map((line) => packet(`${line}\n`))]);
}
