import type { RefChange } from './refs/write-refs.ts';
import type { Oid, RefUpdate } from './types.ts';

/** What must change so that a store mirrors the remote's refs. */
export interface RefDifference {
  readonly changes: readonly RefChange[];
  readonly updated: readonly RefUpdate[];
  readonly deleted: readonly string[];
}

/** Compares the refs of a store with those of its remote; what the remote no longer has is deleted. */
export function refDifference(old: ReadonlyMap<string, Oid>, remote: readonly { ref: string; oid: Oid }[]): RefDifference {
  const now = new Set(remote.map(({ ref }) => ref));
  const updated = remote.flatMap(({ ref, oid }) => {
    const before = old.get(ref) ?? null;
    return before === oid ? [] : [{ ref, old: before, new: oid }];
  });
  const deleted = [...old.keys()].filter((ref) => /^refs\/(heads|tags)\//.test(ref) && !now.has(ref));
  const changes = [...deleted.map((ref) => ({ ref, oid: null })), ...updated.map(({ ref, new: oid }) => ({ ref, oid }))];
  return { changes, updated, deleted };
}
