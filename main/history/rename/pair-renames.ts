import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import type { StoredChange } from '../commit-changes.ts';
import type { PathDictionary } from '../path-dictionary.ts';
import { BlobFingerprints } from './blob-fingerprints.ts';
import { findRenames, type RenameSide } from './find-renames.ts';
import { MAX_SCORE } from './similarity.ts';

/** A file that a commit added or deleted: its path's number in the dictionary, its mode, and the 20 bytes of its content. */
export interface FileSide {
  readonly path: number;
  readonly mode: number;
  readonly oid: Uint8Array;
}

/** The renames that git would find among what a commit deleted and added, both in tree order, by the number of the new path. */
export function pairRenames(from: { readonly paths: PathDictionary; readonly objects: ObjectDatabase }, deleted: readonly FileSide[], added: readonly FileSide[]): Map<number, StoredChange> {
  const sideOf = ({ path, mode, oid }: FileSide): RenameSide => ({ path: from.paths.rawOf(path), mode, oid: Buffer.from(oid).toString('latin1') });
  const renames = new Map<number, StoredChange>();
  for (const { source, target, score } of findRenames(deleted.map(sideOf), added.map(sideOf), new BlobFingerprints(from.objects))) {
    const old = deleted[source];
    const now = added[target];
    if (old !== undefined && now !== undefined) renames.set(now.path, { kind: 'renamed', path: now.path, oldPath: old.path, score: Math.floor((score * 100) / MAX_SCORE) });
  }
  return renames;
}
