import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { diskError } from './disk-errors.ts';
import { distinct, fetchObjects } from './fetch-objects.ts';
import { GitHttp } from './http.ts';
import { closeObjects } from './objects/object-database.ts';
import { bytesFromHex } from './objects/oid.ts';
import { PackIndex } from './objects/pack-index.ts';
import { readRefs, readShallow } from './refs/read-refs.ts';
import { writeHead, writeRefs, writeShallow } from './refs/write-refs.ts';
import { headOf, mirrored } from './remote-heads.ts';
import { exclusively } from './store-turn.ts';
import type { FetchResult, RemoteOptions } from './types.ts';
import { readAdvertisement } from './wire/advertisement.ts';
import { listRefs } from './wire/ls-refs.ts';
import { refDifference } from './ref-difference.ts';

/**
 * Completes a store that has only tips: fetches the whole history of every branch and tag as one pack, then drops the pack
 * of the tips, which that one contains. A store that is complete already is left alone.
 */
export async function deepenRepository(options: RemoteOptions): Promise<FetchResult> {
  return exclusively(options.dir, () => deepen(options));
}

async function deepen({ dir, remote }: RemoteOptions): Promise<FetchResult> {
  if (readShallow(dir).size === 0) return { updated: [], deleted: [], bytes: 0 };
  const http = new GitHttp(remote);
  const advertisement = await readAdvertisement(http, 'git-upload-pack');
  const list = await listRefs(http, advertisement, ['HEAD', 'refs/heads/', 'refs/tags/']);
  const before = packNames(dir);
  const wanted = mirrored(list.refs);
  // Without haves and without saying that this is shallow, a server serves the pack it keeps for clones, which is far
  // quicker than to compute what lies beyond the tips; only the tips themselves are sent twice.
  const fetched = await fetchObjects({ dir, remote, http, advertisement }, { wants: distinct(wanted.map(({ oid }) => oid)), haves: [], shallow: [], depth: null });
  try {
    const head = headOf(list).ref;
    const change = refDifference(readRefs(dir), wanted);
    writeRefs(dir, change.changes);
    if (head !== null) writeHead(dir, head);
    writeShallow(dir, []);
    if (fetched.pack !== null) dropContained(dir, before, fetched.pack);
    return { updated: change.updated, deleted: change.deleted, bytes: fetched.bytes + list.bytes };
  } catch (error) {
    throw diskError(error, dir);
  }
}

function packNames(dir: string): string[] {
  const folder = join(dir, 'objects', 'pack');
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name)).map((name) => name.slice(0, -4)) : [];
}

/** Removes the packs all of whose objects are in the new one too. */
function dropContained(dir: string, before: readonly string[], now: string): void {
  const folder = join(dir, 'objects', 'pack');
  const whole = PackIndex.open(join(folder, `${now}.idx`));
  const contained = before.filter((name) => name !== now && holdsAll(whole, PackIndex.open(join(folder, `${name}.idx`))));
  closeObjects(dir);
  for (const name of contained) {
    try {
      // The index goes first: a pack without one is no longer looked at.
      rmSync(join(folder, `${name}.idx`), { force: true, maxRetries: 3 });
      rmSync(join(folder, `${name}.pack`), { force: true, maxRetries: 3 });
    } catch {
      // On Windows a file that another process reads stays; it does no harm but takes room.
    }
  }
}

function holdsAll(whole: PackIndex, part: PackIndex): boolean {
  for (let at = 0; at < part.count; at++) if (whole.find(bytesFromHex(part.oidAt(at))) < 0) return false;
  return true;
}
