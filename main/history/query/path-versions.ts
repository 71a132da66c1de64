import { ABSENT, spreadVersions } from '../graph/simplified-history.ts';
import type { HistoryIndex } from '../history-index.ts';
import { postingsOf, versionRows } from './path-history.ts';

/** What one path holds at every commit. */
export interface PathVersions {
  /** A number for the content at each commit; ABSENT where the path does not exist. */
  readonly at: Int32Array;
  /** Octal mode by version number. */
  readonly modes: readonly number[];
  /** The 20 bytes of the content by version number. */
  readonly oids: readonly Uint8Array[];
}

/** The versions of a path, spread over the whole graph. */
export function pathVersions(index: HistoryIndex, path: number): PathVersions {
  const postings = postingsOf(index, path);
  const rows = versionRows(postings);
  const modes: number[] = [0];
  const oids: Uint8Array[] = [new Uint8Array(20)];
  for (const [place, row] of rows.entries()) {
    const posting = postings[place];
    if (row.version === ABSENT || posting === undefined) continue;
    modes[row.version] = posting.mode;
    oids[row.version] = posting.oid;
  }
  return { at: spreadVersions(index.graph, rows), modes, oids };
}
