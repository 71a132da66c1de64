import { readLinks, type CommitLinks } from '../objects/commit-links.ts';
import { NewestFirst } from '../objects/newest-first.ts';
import type { ObjectDatabase } from '../objects/object-database.ts';
import { isTreeMode, rawEntries, type RawEntry } from '../objects/tree-walk.ts';
import type { Oid } from '../types.ts';

/** An object that the remote lacks, and the one at the same place before it, which the remote has. */
export interface ObjectToSend {
  readonly oid: Oid;
  readonly before: Oid | null;
}

/** What the walk needs: where objects are, where history is cut off, and what the remote says it has. */
export interface SendContext {
  readonly objects: ObjectDatabase;
  readonly shallow: ReadonlySet<Oid>;
  readonly remoteHas: ReadonlySet<Oid>;
}

const NEW = 1;
const KNOWN = 2;
/** So many commits are looked at before the exact, dearer way is taken. */
const DIRECT = 4;

/** The objects that a remote needs for a commit: new commits, and of their trees only what differs from their parents'. */
export function objectsToSend(context: SendContext, tip: Oid): ObjectToSend[] {
  const found = new Map<Oid, ObjectToSend>();
  for (const commit of commitsBeyond(context, tip)) {
    found.set(commit.oid, { oid: commit.oid, before: null });
    const parents = commit.parents.map((oid) => readLinks(context.objects, oid, context.shallow)?.tree);
    collectTree(context.objects, commit.tree, { before: parents.filter((tree) => tree !== undefined), found });
  }
  return [...found.values()];
}

interface Collected {
  readonly before: readonly Oid[];
  readonly found: Map<Oid, ObjectToSend>;
}

function collectTree(objects: ObjectDatabase, tree: Oid, { before, found }: Collected): void {
  if (before.includes(tree) || found.has(tree)) return;
  found.set(tree, { oid: tree, before: sent(found, before[0]) });
  const old = before.map((oid) => new Map(rawEntries(objects.read(oid, 'tree')).map((entry) => [entry.key, entry])));
  for (const entry of rawEntries(objects.read(tree, 'tree'))) {
    const counterparts = old.flatMap((entries) => entries.get(entry.key) ?? []);
    if (counterparts.some((counterpart) => counterpart.isSame(entry))) continue;
    if (isTreeMode(entry.mode)) {
      collectTree(objects, entry.oid, { before: counterparts.filter(({ mode }) => isTreeMode(mode)).map(({ oid }) => oid), found });
    } else if (isBlob(entry) && !found.has(entry.oid) && !counterparts.some(({ oid }) => oid === entry.oid)) {
      found.set(entry.oid, { oid: entry.oid, before: sent(found, counterparts.find(isBlob)?.oid) });
    }
  }
}

/** Only what the remote has already may be a base: what this very pack brings is none. */
function sent(found: ReadonlyMap<Oid, ObjectToSend>, before: Oid | undefined): Oid | null {
  return before === undefined || found.has(before) ? null : before;
}

function isBlob({ mode }: RawEntry): boolean {
  const kind = mode & 0o170000;
  return kind !== 0o160000 && kind !== 0o040000;
}

/** The commits that the remote lacks, oldest first, so that an older version is sent before what is made from it. */
function commitsBeyond(context: SendContext, tip: Oid): CommitLinks[] {
  return (directBeyond(context, tip) ?? paintedBeyond(context, tip)).toReversed();
}

/** The common case: a few commits on top of one that the remote names itself. */
function directBeyond({ objects, shallow, remoteHas }: SendContext, tip: Oid): CommitLinks[] | null {
  const commits: CommitLinks[] = [];
  const seen = new Set<Oid>();
  const open = [tip];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    if (remoteHas.has(oid) || seen.has(oid)) continue;
    seen.add(oid);
    const links = readLinks(objects, oid, shallow);
    if (links === null || commits.length === DIRECT || shallow.has(oid) || links.parents.length === 0) return null;
    commits.push(links);
    open.push(...links.parents);
  }
  return commits;
}

/** The general case: newest first from both sides, until only what the remote has is left to look at. */
function paintedBeyond({ objects, shallow, remoteHas }: SendContext, tip: Oid): CommitLinks[] {
  const flags = new Map<Oid, number>();
  const queue = new NewestFirst<CommitLinks>();
  let fresh = 0;
  const paint = (oid: Oid, colour: number): void => {
    const before = flags.get(oid);
    if (before !== undefined && (before & colour) === colour) return;
    flags.set(oid, (before ?? 0) | colour);
    if (before === NEW) fresh--;
    else if (before === undefined) {
      const links = readLinks(objects, oid, shallow);
      if (links !== null) {
        queue.push(links);
        if (colour === NEW) fresh++;
      }
    }
  };
  for (const oid of remoteHas) paint(oid, KNOWN);
  paint(tip, NEW);
  const order: CommitLinks[] = [];
  while (fresh > 0) {
    const commit = queue.pop();
    if (commit === undefined) break;
    const colour = flags.get(commit.oid) ?? 0;
    if (colour === NEW) fresh--;
    order.push(commit);
    for (const parent of commit.parents) paint(parent, colour & KNOWN ? KNOWN : NEW);
  }
  return order.filter(({ oid }) => flags.get(oid) === NEW);
}
