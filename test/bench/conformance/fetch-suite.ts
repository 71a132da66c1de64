import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fetchObjects } from '../../../main/git/fetch-objects.ts';
import { GitHttp } from '../../../main/git/http.ts';
import { initStore } from '../../../main/git/init-store.ts';
import { listTree } from '../../../main/git/list-tree.ts';
import { closeObjects } from '../../../main/git/objects/object-database.ts';
import { readBlob } from '../../../main/git/read-blob.ts';
import { readAdvertisement } from '../../../main/git/wire/advertisement.ts';

/** A published suite: where it lies below a forge's address, the commit that the lists of skips were written for, and the folders that hold its cases. */
export interface PublishedSuite {
  readonly path: string;
  readonly commit: string;
  readonly folders: readonly string[];
}

/** Where to fetch from (`https://github.com`) and where to keep what was fetched. */
export interface FetchPlace {
  readonly base: string;
  readonly cache: string;
}

/** The folder with a suite's files at its commit: kept from last time, else fetched by Fairlead's own Git and written whole or not at all. */
export async function fetchSuite(suite: PublishedSuite, { base, cache }: FetchPlace): Promise<string> {
  const folder = join(cache, `${suite.path.replaceAll('/', '+')}-${suite.commit.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const [store, part] = [`${folder}.${process.pid}.git`, `${folder}.${process.pid}.part`];
  try {
    await fetchCommit(store, `${base.replace(/\/+$/, '')}/${suite.path}`, suite.commit);
    writeFiles(store, suite, part);
    renameSync(part, folder);
    return folder;
  } finally {
    closeObjects(store);
    rmSync(store, { recursive: true, force: true });
    rmSync(part, { recursive: true, force: true });
  }
}

async function fetchCommit(dir: string, url: string, commit: string): Promise<void> {
  initStore({ dir, url });
  const remote = { url };
  const http = new GitHttp(remote);
  const advertisement = await readAdvertisement(http, 'git-upload-pack');
  await fetchObjects({ dir, remote, http, advertisement }, { wants: [commit], haves: [], shallow: [], depth: 1 });
}

function writeFiles(dir: string, { commit, folders }: PublishedSuite, into: string): void {
  mkdirSync(into, { recursive: true });
  for (const { path, oid, kind, unsafe } of listTree({ dir, oid: commit })) {
    if (unsafe !== null || (kind !== 'file' && kind !== 'executable') || !folders.some((folder) => path.startsWith(`${folder}/`))) continue;
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), readBlob({ dir, oid }));
  }
}
