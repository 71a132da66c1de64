import { diskError } from './disk-errors.ts';
import { deepenRepository } from './deepen-repository.ts';
import { distinct, fetchObjects } from './fetch-objects.ts';
import { GitHttp } from './http.ts';
import { readLinks } from './objects/commit-links.ts';
import { objectsOf } from './objects/object-database.ts';
import { mergePacks } from './merge-packs.ts';
import { packLooseObjects } from './pack-loose-objects.ts';
import { refDifference, type RefDifference } from './ref-difference.ts';
import { readHead, readRef, readRefs, readShallow } from './refs/read-refs.ts';
import { writeHead, writeRefs } from './refs/write-refs.ts';
import { headOf, mirrored } from './remote-heads.ts';
import { exclusively } from './store-turn.ts';
import type { FetchResult, Oid, RemoteOptions } from './types.ts';
import { readAdvertisement } from './wire/advertisement.ts';
import { listRefs } from './wire/ls-refs.ts';

const MAX_TIPS = 256;
const MAX_STEPS = 256;

/**
 * Brings the store up to the remote: new objects as one pack first, then all refs in one step; branches and tags that the
 * remote no longer has are deleted here too. A store whose history is cut off is completed on the way.
 */
export async function fetchRepository(options: RemoteOptions): Promise<FetchResult> {
  if (readShallow(options.dir).size > 0) return deepenRepository(options);
  return exclusively(options.dir, () => fetchNews(options));
}

async function fetchNews({ dir, remote }: RemoteOptions): Promise<FetchResult> {
  const http = new GitHttp(remote);
  const advertisement = await readAdvertisement(http, 'git-upload-pack');
  const list = await listRefs(http, advertisement, ['HEAD', 'refs/heads/', 'refs/tags/']);
  const old = readRefs(dir);
  const change = refDifference(old, mirrored(list.refs));
  const objects = objectsOf(dir);
  const wants = distinct(change.updated.map((update) => update.new)).filter((oid) => !objects.has(oid));
  let bytes = advertisement.bytes + list.bytes;
  if (wants.length > 0) {
    const fetched = await fetchObjects({ dir, remote, http, advertisement }, { wants, haves: havesOf(dir, { old, change }), shallow: [], depth: null });
    bytes += fetched.bytes;
  }
  try {
    packLooseObjects({ dir });
    mergePacks({ dir });
    writeRefs(dir, change.changes);
    const head = headOf(list).ref;
    if (head !== null && head !== readHead(dir)) writeHead(dir, head);
  } catch (error) {
    throw diskError(error, dir);
  }
  return { updated: change.updated, deleted: change.deleted, bytes };
}

/**
 * What to tell the server that is here: the old tips of what moved, the default branch with ancestors ever further back (so
 * that a rewritten branch still meets common ground), and other tips up to a number.
 */
function havesOf(dir: string, { old, change }: { old: ReadonlyMap<string, Oid>; change: RefDifference }): Oid[] {
  const moved = change.updated.flatMap((update) => update.old ?? []).slice(0, MAX_TIPS);
  const head = readHead(dir);
  const tip = head === null ? null : readRef(dir, head);
  const others = [...old.values()].slice(0, MAX_TIPS);
  return distinct([...(tip === null ? [] : [tip, ...spacedAncestors(dir, tip)]), ...moved, ...others]);
}

function spacedAncestors(dir: string, tip: Oid): Oid[] {
  const objects = objectsOf(dir);
  const none = new Set<Oid>();
  const found: Oid[] = [];
  let at = readLinks(objects, tip, none)?.parents[0];
  for (let step = 1, next = 1; at !== undefined && step <= MAX_STEPS; step++) {
    if (step === next) {
      found.push(at);
      next *= 2;
    }
    at = readLinks(objects, at, none)?.parents[0];
  }
  return found;
}
