import type { TreeEntry } from '../../../shared/model/repository.ts';
import { listTree as listGitTree } from '../../git/list-tree.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import type { TreeEntry as GitEntry } from '../../git/types.ts';
import type { Context } from '../context.ts';
import { openClone } from './open-clone.ts';

/** The whole tree of a branch or commit, sorted by path; names that are not safe are flagged. */
export function listTree(context: Context, input: { readonly repositoryId: string; readonly ref: string }): { commitOid: string; entries: TreeEntry[] } {
  const { dir } = openClone(context, input.repositoryId);
  const commitOid = resolveRef({ dir, ref: input.ref });
  return { commitOid, entries: listGitTree({ dir, oid: commitOid }).flatMap(toEntry) };
}

function toEntry(entry: GitEntry): TreeEntry[] {
  if (entry.kind === 'directory') return [];
  const { path, oid, kind, unsafe } = entry;
  return [unsafe === null ? { path, oid, type: kind } : { path, oid, type: kind, unsafe }];
}
