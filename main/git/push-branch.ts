import { setTimeout } from 'node:timers/promises';
import { AppError, isAppError } from '../../shared/errors/index.ts';
import { GitHttp } from './http.ts';
import { objectsOf } from './objects/object-database.ts';
import { objectsToSend } from './packs/objects-to-send.ts';
import { writePack } from './packs/write-pack.ts';
import { assertRefName } from './ref-name.ts';
import { readShallow } from './refs/read-refs.ts';
import { writeRefs } from './refs/write-refs.ts';
import { exclusively } from './store-turn.ts';
import type { Oid, PushOptions, PushResult } from './types.ts';
import { readAdvertisement, wireError, type Advertisement } from './wire/advertisement.ts';
import { flushPacket, packet, PacketReader } from './wire/pkt-line.ts';
import { readPushReport } from './wire/push-report.ts';

const zero = '0'.repeat(40);

/**
 * Pushes a commit as a branch, with a pack of what differs from what the remote has. The branch must be at `expectedOld`, or at
 * the commit already, which counts as done, so that a push whose answer was lost can be repeated. BRANCH_EXISTS when it holds
 * something else, PUSH_REJECTED with the server's words when a hook or a rule refuses, REF_INVALID for a bad name.
 */
export async function pushBranch(options: PushOptions): Promise<PushResult> {
  const { dir, remote, oid, branch, expectedOld } = options;
  assertRefName(branch);
  const ref = `refs/heads/${branch}`;
  const objects = objectsOf(dir);
  if (!objects.has(oid)) throw new AppError('REF_NOT_FOUND', { name: oid });
  const http = new GitHttp(remote);
  const advertisement = await readAdvertisement(http, 'git-receive-pack');
  const refs = advertisement.refs ?? [];
  const there = refs.find((each) => each.ref === ref)?.oid ?? null;
  if (there === oid) return { alreadyThere: true, bytes: 0 };
  assertLease({ there, expectedOld, branch, host: http.host });
  const remoteHas = new Set(refs.map((each) => each.oid).filter((each) => objects.has(each)));
  const list = objectsToSend({ objects, shallow: readShallow(dir), remoteHas }, oid);
  remote.onProgress?.({ phase: 'counting', done: list.length, total: list.length, unit: 'objects' });
  const pack = writePack(objects, list, !advertisement.capabilities.has('no-thin'));
  await send({ http, advertisement, ref }, { old: there ?? zero, oid, pack }).catch(async (error: unknown) => {
    const isRefused = isAppError(error) && error.code === 'PUSH_REJECTED';
    if (!isRefused || !(await isThereNow(http, ref, oid))) throw error;
  });
  await exclusively(dir, async () => Promise.resolve(writeRefs(dir, [{ ref, oid }])));
  return { alreadyThere: false, bytes: pack.length };
}

/** Whether the branch holds the commit after all: an earlier push whose answer was lost may have come to its end only now. */
async function isThereNow(http: GitHttp, ref: string, oid: Oid): Promise<boolean> {
  for (let tries = 0; tries < 3; tries++) {
    const { refs } = await readAdvertisement(http, 'git-receive-pack').catch(() => ({ refs: [] }));
    if (refs?.some((each) => each.ref === ref && each.oid === oid) === true) return true;
    await setTimeout(200);
  }
  return false;
}

function assertLease({ there, expectedOld, branch, host }: { there: Oid | null; expectedOld: Oid | null; branch: string; host: string }): void {
  if (there === expectedOld) return;
  if (there === null) throw new AppError('PUSH_REJECTED', { host, detail: `the branch ${branch} was deleted there in the meantime` });
  throw new AppError('BRANCH_EXISTS', { name: branch });
}

interface PushTarget {
  readonly http: GitHttp;
  readonly advertisement: Advertisement;
  readonly ref: string;
}

async function send({ http, advertisement, ref }: PushTarget, { old, oid, pack }: { old: Oid; oid: Oid; pack: Uint8Array }): Promise<void> {
  const { capabilities } = advertisement;
  const bands = capabilities.has('side-band-64k');
  const words = ['report-status', ...(bands ? ['side-band-64k'] : []), ...(capabilities.has('object-format') ? ['object-format=sha1'] : []), 'agent=fairlead'];
  const command = packet(`${old} ${oid} ${ref}\0 ${words.join(' ')}`);
  const answer = await http.post('git-receive-pack', Buffer.concat([command, flushPacket, pack]));
  const reader = new PacketReader(answer.bytes);
  try {
    const { refusal, messages } = await readPushReport(reader, ref, bands);
    if (refusal !== null) throw new AppError('PUSH_REJECTED', { host: http.host, detail: [refusal, messages].filter(Boolean).join(': ') });
  } catch (error) {
    throw wireError(http, error);
  } finally {
    await reader.close().catch(() => undefined);
  }
}
