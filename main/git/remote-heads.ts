import type { RemoteRef } from './types.ts';
import type { RefList } from './wire/ls-refs.ts';

/** The remote's default branch: what its HEAD names, or for old servers the branch at the same commit. */
export function headOf({ refs, unborn }: Pick<RefList, 'refs' | 'unborn'>): { ref: string | null } {
  const head = refs.find(({ ref }) => ref === 'HEAD');
  if (head === undefined) return { ref: unborn };
  const same = refs.filter(({ ref, oid }) => ref.startsWith('refs/heads/') && oid === head.oid).map(({ ref }) => ref);
  return { ref: head.target ?? same.find((ref) => /\/(main|master)$/.test(ref)) ?? same[0] ?? null };
}

/** The refs that a store mirrors: branches and tags, with names that git allows. */
export function mirrored(refs: readonly RemoteRef[]): { ref: string; oid: string }[] {
  return refs.filter(({ ref }) => /^refs\/(heads|tags)\/./.test(ref) && isPlainRef(ref)).map(({ ref, oid }) => ({ ref, oid }));
}

/** Branches of a remote may have odd names (`-f`), but never one that leaves the folder of refs. */
function isPlainRef(ref: string): boolean {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  return !/\.\.|\/\/|\/\.|\.lock(\/|$)|\/$|[\u0000-\u0020\u007f~^:?*[\\]/.test(ref);
}
