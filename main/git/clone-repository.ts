import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors/index.ts';
import { diskError } from './disk-errors.ts';
import { distinct, fetchObjects } from './fetch-objects.ts';
import { GitHttp } from './http.ts';
import { initStore } from './init-store.ts';
import { closeObjects } from './objects/object-database.ts';
import { warmPackThread } from './packs/pack-thread.ts';
import { removeClonesInProgress, temporaryName } from './packs/wreckage.ts';
import { writeHead, writeRefs, writeShallow } from './refs/write-refs.ts';
import { headOf, mirrored } from './remote-heads.ts';
import { parseRemoteUrl } from './remote-url.ts';
import type { CloneOptions, CloneResult, RemoteRef } from './types.ts';
import { readAdvertisement, type Advertisement } from './wire/advertisement.ts';
import { listRefs, type RefList } from './wire/ls-refs.ts';

/**
 * Clones into a new bare store at `dir`: with depth 1 the tip of the default branch, which is usable at once and which
 * `deepenRepository` completes; with null everything. The store appears whole or not at all; what a killed clone left is
 * cleared away by the next.
 */
export async function cloneRepository({ dir, remote, depth }: CloneOptions): Promise<CloneResult> {
  if (existsSync(dir)) throw new AppError('BAD_REQUEST', { detail: 'there is something at the place of the new store' });
  const http = new GitHttp(remote);
  warmPackThread();
  const temporary = `${dir}.${temporaryName('clone')}`;
  try {
    mkdirSync(dirname(dir), { recursive: true });
    removeClonesInProgress(dir);
    initStore({ dir: temporary, url: parseRemoteUrl(remote.url).href });
    const advertisement = await readAdvertisement(http, 'git-upload-pack');
    const list = await listRefs(http, advertisement, depth === null ? ['HEAD', 'refs/heads/', 'refs/tags/'] : ['HEAD', 'refs/heads/']);
    const result = await fill({ dir: temporary, remote, depth }, { http, advertisement, list });
    closeObjects(temporary);
    renameSync(temporary, dir);
    return result;
  } catch (error) {
    closeObjects(temporary);
    rmSync(temporary, { recursive: true, force: true });
    throw diskError(error, dirname(dir));
  }
}

async function fill({ dir, remote, depth }: CloneOptions, found: { http: GitHttp; advertisement: Advertisement; list: RefList }): Promise<CloneResult> {
  const { refs } = found.list;
  const head = headOf(found.list);
  if (head.ref !== null) writeHead(dir, head.ref);
  const wanted = chosenRefs(refs, depth === null ? null : head.ref);
  const defaultBranch = head.ref?.replace(/^refs\/heads\//, '') ?? null;
  if (wanted.length === 0) return { empty: true, defaultBranch, head: null, shallow: false, bytes: found.list.bytes };
  const wants = { wants: distinct(wanted.map(({ oid }) => oid)), haves: [], shallow: [], depth };
  const fetched = await fetchObjects({ dir, remote, ...found }, wants);
  writeShallow(dir, fetched.shallow);
  writeRefs(dir, wanted);
  const tip = wanted.find(({ ref }) => ref === head.ref)?.oid ?? null;
  return { empty: false, defaultBranch, head: tip, shallow: fetched.shallow.length > 0, bytes: fetched.bytes + found.list.bytes };
}

function chosenRefs(refs: readonly RemoteRef[], only: string | null): { ref: string; oid: string }[] {
  const all = mirrored(refs);
  if (only === null) return all;
  const one = all.filter(({ ref }) => ref === only);
  // A HEAD that points nowhere: the first branch there is makes the store usable.
  return one.length > 0 ? one : all.slice(0, 1);
}
