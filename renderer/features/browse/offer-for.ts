import { openContextMenu } from '../../stores/context-menu-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { deleteFile, type FilePlace } from './change-file.ts';
import type { TreeRow } from './file-tree.ts';

/** A row of a branch's tree. */
export interface RowPlace {
  readonly repositoryId: string;
  readonly ref: string;
  readonly row: TreeRow;
  /** Whether the draft has deleted the file already. */
  readonly deleted: boolean;
}

/** Offers what can be done with a file or folder of a branch besides opening it, as a menu at a place of the window. */
export function offerFor({ repositoryId, ref, row, deleted }: RowPlace, at: { readonly x: number; readonly y: number }): void {
  const { path } = row;
  const folder = row.kind === 'folder' ? path : path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const changes = takesEdits(ref) ? [
    { label: 'New file…', run: () => openDialog({ kind: 'new-file', repositoryId, branch: ref, folder }) },
    ...(row.kind === 'file' && !deleted ? [{ label: 'Delete the file', run: () => void deleteAndShow({ repositoryId, ref, path }).catch(showFailure) }] : []),
  ] : [];
  const entries = [
    { label: 'History', run: () => navigate({ page: 'history', repositoryId, ref, path, oid: null }) },
    { label: 'Copy the path', run: () => void navigator.clipboard.writeText(path).catch(showFailure) },
    ...changes,
  ];
  openContextMenu({ label: path, at, entries });
}

/** Whether a ref is a branch, to which drafts can be made, and not a commit of the past. */
export function takesEdits(ref: string): boolean {
  return !/^[0-9a-f]{40}$/.test(ref);
}

/** Deletes a file and shows its page, which brings it back at a click; the page is left first, so that what is typed in it is sent before. */
async function deleteAndShow(place: FilePlace): Promise<void> {
  const { repositoryId, ref, path } = place;
  navigate({ page: 'repository', repositoryId, tab: 'files' });
  const draftId = await deleteFile(place);
  navigate({ page: 'file', repositoryId, ref, path, draftId }, { replace: true });
}
