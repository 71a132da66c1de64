import { readLinks, type CommitLinks } from './objects/commit-links.ts';
import { NewestFirst } from './objects/newest-first.ts';
import { objectsOf } from './objects/object-database.ts';
import { readShallow } from './refs/read-refs.ts';
import type { Oid, StoreLocation } from './types.ts';

/** Two commits whose histories are compared. */
export interface MergeBaseOptions extends StoreLocation {
  readonly a: Oid;
  readonly b: Oid;
}

const FROM_A = 1;
const FROM_B = 2;
const STALE = 4;

/** The best common ancestor of two commits, the newest where there are several, or null when they share no history here. */
export function mergeBase({ dir, a, b }: MergeBaseOptions): Oid | null {
  const read = linkReader(dir);
  const bases = commonAncestors(read, a, [b]);
  // With clocks that went backwards a base may be reached before its own descendant: git removes such ones too.
  const best = bases.filter((base) => bases.every((other) => other === base || !commonAncestors(read, base.oid, [other.oid]).some((found) => found.oid === base.oid)));
  return best[0]?.oid ?? null;
}

type ReadLinks = (oid: Oid) => CommitLinks | null;

function linkReader(dir: string): ReadLinks {
  const objects = objectsOf(dir);
  const shallow = readShallow(dir);
  const known = new Map<Oid, CommitLinks | null>();
  return (oid) => {
    const links = known.get(oid) ?? readLinks(objects, oid, shallow);
    known.set(oid, links);
    return links;
  };
}

/** Git's paint_down_to_common (commit-reach.c): newest first, until only what lies below a common ancestor waits. */
function commonAncestors(read: ReadLinks, one: Oid, others: readonly Oid[]): CommitLinks[] {
  const flags = new Map<Oid, number>();
  const queue = new NewestFirst<CommitLinks>();
  const results: CommitLinks[] = [];
  const paint = (oid: Oid, colour: number): void => {
    const before = flags.get(oid) ?? 0;
    if ((before & colour) === colour) return;
    flags.set(oid, before | colour);
    const links = read(oid);
    if (links !== null) queue.push(links);
  };
  paint(one, FROM_A);
  for (const other of others) paint(other, FROM_B);
  const done = new Set<Oid>();
  while (hasFresh(queue, flags)) {
    const commit = queue.pop();
    if (commit === undefined) break;
    let colour = flags.get(commit.oid) ?? 0;
    if ((colour & (FROM_A | FROM_B)) === (FROM_A | FROM_B)) {
      if ((colour & STALE) === 0 && !done.has(commit.oid)) {
        done.add(commit.oid);
        results.push(commit);
      }
      colour |= STALE;
    }
    for (const parent of commit.parents) paint(parent, colour);
  }
  return results.filter((commit) => ((flags.get(commit.oid) ?? 0) & STALE) === 0);
}

function hasFresh(queue: NewestFirst<CommitLinks>, flags: ReadonlyMap<Oid, number>): boolean {
  for (const { oid } of queue.waiting()) if (((flags.get(oid) ?? 0) & STALE) === 0) return true;
  return false;
}
