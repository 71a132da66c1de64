import type { TreeEntry } from '../../../shared/model/repository.ts';

/** Why an entry of the tree is shown only, in a sentence; null for an ordinary file. */
export function entryNote(entry: TreeEntry): string | null {
  if (entry.unsafe !== undefined) return `Shown only: ${entry.unsafe}`;
  if (entry.type === 'symlink') return 'A symbolic link. It is shown, never followed.';
  if (entry.type === 'submodule') return 'A submodule: another repository at a fixed commit. Add that repository to see its files.';
  return null;
}
