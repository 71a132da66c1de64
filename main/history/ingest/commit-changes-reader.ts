import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { ByteWriter } from '../bytes.ts';
import { type ChangeKind, writeChange } from '../commit-changes.ts';
import { type PathDictionary, ROOT } from '../path-dictionary.ts';
import type { Segment } from './segment.ts';
import { type Difference, TreeDifferences } from './tree-differences.ts';
import { TreeSlab } from './tree-slab.ts';

const SLAB = 32 << 20;

/** Two trees to compare: 20 bytes each, null for no tree. */
export interface CommitTrees {
  readonly commit: number;
  readonly old: Uint8Array | null;
  readonly next: Uint8Array;
}

/** Finds the paths that a commit changed, packs them, and notes them, folders included, in the segment. */
export class CommitChangesReader {
  /** Files that came and that went in the commit read last. */
  added = 0;
  deleted = 0;
  private readonly differences: TreeDifferences;
  private readonly packed = new ByteWriter();
  private commit = 0;

  // oxlint-disable-next-line eslint/max-params -- where objects come from, what names them, where rows go
  constructor(objects: ObjectDatabase, paths: PathDictionary, segment: Segment) {
    this.differences = new TreeDifferences(new TreeSlab(objects, SLAB), {
      pathOf: (folder, name) => paths.intern(folder, name),
      file: (difference) => {
        segment.add(this.commit, difference);
        this.pack(difference);
      },
      folder: (difference) => { segment.add(this.commit, difference); },
    });
  }

  /** The packed changes of a commit in tree order (`commit-changes.ts`), renames not paired. */
  read({ commit, old, next }: CommitTrees): Uint8Array {
    this.packed.reset();
    this.commit = commit;
    this.added = 0;
    this.deleted = 0;
    this.differences.compare(ROOT, old, next);
    return this.packed.finish();
  }

  private pack(difference: Difference): void {
    const kind = kindOf(difference);
    if (kind === 'added') this.added++;
    if (kind === 'deleted') this.deleted++;
    writeChange(this.packed, kind, difference);
  }
}

function kindOf({ oldMode, newMode }: Difference): ChangeKind {
  if (oldMode === 0) return 'added';
  if (newMode === 0) return 'deleted';
  return (oldMode & 0o170000) === (newMode & 0o170000) ? 'modified' : 'retyped';
}
