import { type CommitGraph, NO_COMMIT } from '../graph/commit-graph.ts';
import { ABSENT } from '../graph/simplified-history.ts';
import type { PathVersions } from '../query/path-versions.ts';

/** Goes back from a commit over those in which some parent has the very same content of a path, the first such parent first. */
export function lastChange(graph: CommitGraph, versions: PathVersions, from: number): number {
  let commit = from;
  for (;;) {
    const first = graph.firstParent[commit] ?? NO_COMMIT;
    if (first === NO_COMMIT) return commit;
    const version = versions.at[commit] ?? ABSENT;
    const isSame = (parent: number): boolean => sameContent(versions, versions.at[parent] ?? ABSENT, version);
    const same = isSame(first) ? first : graph.furtherParents(commit).find(isSame);
    if (same === undefined) return commit;
    commit = same;
  }
}

/** True for the same bytes of the same type; the executable bit does not count. */
function sameContent(versions: PathVersions, a: number, b: number): boolean {
  if (a === b) return true;
  if (a === ABSENT || b === ABSENT || typeOf(versions.modes[a]) !== typeOf(versions.modes[b])) return false;
  return Buffer.compare(versions.oids[a] ?? new Uint8Array(0), versions.oids[b] ?? new Uint8Array(0)) === 0;
}

/** The file type of an octal mode: regular, link or submodule. */
export function typeOf(mode: number | undefined): number {
  return (mode ?? 0) & 0o170000;
}
