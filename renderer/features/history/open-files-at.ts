import { navigate } from '../../stores/navigation-store.ts';
import { remember } from '../../stores/workspace-store.ts';

/** Shows the files of a repository as they were at a commit; the files' own choice of a branch leads back. */
export function openFilesAt(repositoryId: string, oid: string): void {
  remember(`browse.ref.${repositoryId}`, oid);
  navigate({ page: 'repository', repositoryId, tab: 'files' });
}
