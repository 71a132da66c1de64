import type { Branch } from '../../../shared/model/repository.ts';
import { listBranches as listGitBranches } from '../../git/list-branches.ts';
import type { Context } from '../context.ts';
import { openClone } from './open-clone.ts';

/** The branches of a repository as last fetched, the default one first; none for an empty repository. */
export function listBranches(context: Context, repositoryId: string): Branch[] {
  const { dir } = openClone(context, repositoryId);
  return listGitBranches({ dir }).map(({ name, oid, isDefault }) => ({ name, oid, isDefault }));
}
