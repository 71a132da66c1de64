import { diffFields } from '../../../shared/diff/field-diff.ts';
import { decodeText } from '../../../shared/edit/index.ts';
import type { ComparedFile } from '../../../shared/model/history.ts';
import { diffTrees } from '../../git/diff-trees.ts';
import { objectsOf } from '../../git/objects/object-database.ts';
import type { TreeChange } from '../../git/types.ts';

/** Two commits, and the file or folder to look at; empty for everything. */
export interface CompareQuestion {
  readonly dir: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

const MOST_IN_WORDS = 200;

/** What differs between two commits, field by field for the first two hundred files that can be read, by name for the rest. */
export function compareCommits({ dir, from, to, path }: CompareQuestion): ComparedFile[] {
  const changes = diffTrees({ dir, a: from, b: to }).filter((change) => path === '' || change.path === path || change.path.startsWith(`${path}/`));
  return changes.map((change, place) => compareFile(dir, change, place < MOST_IN_WORDS));
}

function compareFile(dir: string, change: TreeChange, inWords: boolean): ComparedFile {
  const { path, kind } = change;
  const before = inWords ? textOf(dir, change.old) : undefined;
  const after = inWords ? textOf(dir, change.new) : undefined;
  if (before === undefined || after === undefined) return { path, kind, fields: [], text: false };
  return { path, kind, fields: diffFields({ path, before, after }), text: true };
}

/** The text of a side, null where there is none, undefined where it is no text. */
function textOf(dir: string, side: TreeChange['old']): string | null | undefined {
  if (side === null) return null;
  if (!side.mode.startsWith('100')) return undefined;
  const decoded = decodeText(objectsOf(dir).read(side.oid, 'blob'));
  return decoded.ok ? decoded.value : undefined;
}
