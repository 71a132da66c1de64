import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { treeOf } from '../../git/objects/tree-of.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import type { HistoryIndex } from '../history-index.ts';
import type { Difference } from '../ingest/change-rows.ts';
import { ObjectSlab } from '../ingest/object-slab.ts';
import { TreeDifferences } from '../ingest/tree-differences.ts';
import { ROOT } from '../path-dictionary.ts';

const SLAB = 1 << 20;

/** An index, and the objects that it was made from. */
export interface Stored {
  readonly index: HistoryIndex;
  readonly objects: ObjectDatabase;
}

/** Tells each file that differs between two commits, in tree order, by its number in the dictionary; `old` may be NO_COMMIT. The object told is used again. */
export function compareCommits({ index, objects }: Stored, commits: { readonly old: number; readonly next: number }, file: (difference: Difference) => void): void {
  const differences = new TreeDifferences(new ObjectSlab(objects, 'tree', SLAB), {
    // oxlint-disable-next-line eslint/max-params -- as the visitor is called
    pathOf: (folder, bytes, start, end) => index.paths.child(folder, bytes, start, end),
    folder: () => undefined,
    file,
  });
  const rootOf = (commit: number): Uint8Array => Buffer.from(treeOf(objects, index.graph.oidOf(commit)), 'hex');
  differences.compare(ROOT, commits.old === NO_COMMIT ? null : rootOf(commits.old), rootOf(commits.next));
}
