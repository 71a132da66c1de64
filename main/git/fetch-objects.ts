import { AppError } from '../../shared/errors/index.ts';
import type { GitHttp } from './http.ts';
import { PackIntake } from './packs/pack-intake.ts';
import type { Oid, Remote, TransferProgress } from './types.ts';
import { wireError, type Advertisement } from './wire/advertisement.ts';
import { fetchRequest, type FetchWants } from './wire/fetch-request.ts';
import { readBands, readFetchHead, readServerProgress, type FetchHead } from './wire/fetch-response.ts';
import { PacketReader } from './wire/pkt-line.ts';

/** One exchange with a remote whose service has said what it offers. */
export interface FetchExchange {
  readonly dir: string;
  readonly remote: Remote;
  readonly http: GitHttp;
  readonly advertisement: Advertisement;
}

/** What came: the name of the new pack (null for none), where the history is cut off now, and the bytes received. */
export interface FetchedObjects extends FetchHead {
  readonly pack: string | null;
  readonly bytes: number;
}

/** Fetches what is wanted into one new pack of the store, whole or not at all; refs are the caller's. */
export async function fetchObjects(exchange: FetchExchange, wants: FetchWants): Promise<FetchedObjects> {
  const { dir, remote, http, advertisement } = exchange;
  const { signal } = remote;
  const report = throttled(remote.onProgress);
  if (advertisement.version === 1 && !advertisement.capabilities.has('side-band-64k')) throw new AppError('REPOSITORY_UNSUPPORTED', { detail: `${http.host} speaks too old a form of Git` });
  const answer = await http.post('git-upload-pack', fetchRequest(advertisement, wants));
  const reader = new PacketReader(answer.bytes);
  try {
    const head = await readFetchHead(reader, { version: advertisement.version, depth: wants.depth });
    const intake = new PackIntake({ dir, shallow: [...wants.shallow, ...head.shallow], onProgress: report });
    try {
      await readBands(reader, {
        onData: (bytes) => intake.add(bytes),
        onMessage: (text) => {
          const counted = readServerProgress(text);
          if (counted !== null) report({ phase: 'counting', done: counted.done, total: counted.total, unit: 'objects' });
        },
      });
      if (signal?.aborted === true) throw new AppError('CANCELLED');
      const { name } = await intake.finish();
      return { ...head, pack: name, bytes: reader.received };
    } catch (error) {
      await intake.abort();
      throw error;
    }
  } catch (error) {
    throw wireError(http, error);
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** Passes on progress at most ten times a second, but never drops a change of phase or the last step of one. */
function throttled(listener: Remote['onProgress']): (progress: TransferProgress) => void {
  let last = 0;
  let phase = '';
  return (progress) => {
    const now = Date.now();
    if (progress.phase === phase && now - last < 100 && progress.done !== progress.total) return;
    last = now;
    phase = progress.phase;
    listener?.(progress);
  };
}

/** The ids of a list, each once. */
export function distinct(oids: Iterable<Oid>): Oid[] {
  return [...new Set(oids)];
}
