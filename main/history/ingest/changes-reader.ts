import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { PathDictionary, ROOT } from '../path-dictionary.ts';
import { type ChangeRows, RowWriter } from './change-rows.ts';
import type { TreesToCompare } from './commit-chunk.ts';
import { ObjectSlab } from './object-slab.ts';
import { TreeDifferences } from './tree-differences.ts';

const SLAB = 24 << 20;
const OID = 20;
const TREE_MODE = 0o40000;

/** Finds the paths that commits changed, with numbers of its own for them: several readers can work beside each other. */
export class ChangesReader {
  private readonly names = new PathDictionary();
  private readonly rows = new RowWriter();
  private readonly differences: TreeDifferences;
  private saved = this.names.count;

  constructor(objects: ObjectDatabase) {
    this.differences = new TreeDifferences(new ObjectSlab(objects, 'tree', SLAB), {
      // oxlint-disable-next-line eslint/max-params -- as the visitor is called
      pathOf: (folder, bytes, start, end) => this.names.intern(folder, bytes, start, end),
      file: (difference) => { this.rows.add(difference); },
      folder: (difference) => { this.rows.add(difference); },
    });
  }

  /** What each commit of a run changed against its first parent. Damage is REPOSITORY_DAMAGED. */
  read({ oids }: TreesToCompare): ChangeRows {
    for (let at = 0; at < oids.length; at += 2 * OID) {
      this.rows.nextCommit();
      this.compare(oids, at);
    }
    const names = this.names.save(this.saved);
    this.saved = this.names.count;
    return this.rows.take(names);
  }

  private compare(oids: Uint8Array, at: number): void {
    const old = oids.subarray(at, at + OID);
    const next = oids.subarray(at + OID, at + 2 * OID);
    const isFirst = old.every((byte) => byte === 0);
    if (Buffer.compare(old, next) === 0) return;
    this.rows.add({ path: ROOT, oldMode: isFirst ? 0 : TREE_MODE, newMode: TREE_MODE, oids, oldAt: at, newAt: at + OID });
    this.differences.compare(ROOT, isFirst ? null : old, next);
  }
}
