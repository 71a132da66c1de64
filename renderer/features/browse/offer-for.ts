import { openContextMenu } from '../../stores/context-menu-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';

/** Offers what can be done with a file or folder of a branch besides opening it, as a menu at a place of the window. */
export function offerFor({ repositoryId, ref, path }: { readonly repositoryId: string; readonly ref: string; readonly path: string }, at: { readonly x: number; readonly y: number }): void {
  const entries = [
    { label: 'History', run: () => navigate({ page: 'history', repositoryId, ref, path, oid: null }) },
    { label: 'Copy the path', run: () => void navigator.clipboard.writeText(path).catch(showFailure) },
  ];
  openContextMenu({ label: path, at, entries });
}
