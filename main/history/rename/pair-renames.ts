import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import type { StoredChange } from '../commit-changes.ts';
import type { PathDictionary } from '../path-dictionary.ts';
import { BlobFingerprints } from './blob-fingerprints.ts';
import { findRenames, type RenameSide } from './find-renames.ts';
import { MAX_SCORE } from './similarity.ts';

/** The changes of a commit in tree order with deleted and added files paired as renames where git would pair them. */
export function pairRenames(changes: readonly StoredChange[], paths: PathDictionary, objects: ObjectDatabase): readonly StoredChange[] {
  const deleted = changes.filter((change) => change.kind === 'deleted');
  const added = changes.filter((change) => change.kind === 'added');
  const sources = deleted.map((change) => sideOf(paths, change, 'old'));
  const found = findRenames(sources, added.map((change) => sideOf(paths, change, 'new')), new BlobFingerprints(objects));
  if (found.length === 0) return changes;
  const gone = new Set<StoredChange>();
  const renamed = new Map<StoredChange, StoredChange>();
  for (const { source, target, score } of found) {
    const from = deleted[source];
    const to = added[target];
    if (from === undefined || to === undefined) continue;
    gone.add(from);
    const percent = Math.floor((score * 100) / MAX_SCORE);
    renamed.set(to, { ...to, kind: 'renamed', oldPath: from.path, score: percent, oldMode: from.oldMode, oldOid: from.oldOid });
  }
  return changes.filter((change) => !gone.has(change)).map((change) => renamed.get(change) ?? change);
}

function sideOf(paths: PathDictionary, change: StoredChange, side: 'old' | 'new'): RenameSide {
  const oid = side === 'old' ? change.oldOid : change.newOid;
  return { path: paths.rawOf(change.path), mode: side === 'old' ? change.oldMode : change.newMode, oid: Buffer.from(oid).toString('latin1') };
}
