import { lazy, Suspense } from 'react';
import { closeDialog, useDialog } from '../stores/dialog-store.ts';

const AddAccountDialog = lazy(async () => ({ default: (await import('../features/settings/index.ts')).AddAccountDialog }));
const AccountTokenDialog = lazy(async () => ({ default: (await import('../features/settings/index.ts')).AccountTokenDialog }));
const CloneDialog = lazy(async () => ({ default: (await import('../features/repositories/index.ts')).CloneDialog }));
const UpdateBaseDialog = lazy(async () => ({ default: (await import('../features/drafts/index.ts')).UpdateBaseDialog }));
const QuickOpen = lazy(async () => ({ default: (await import('../features/browse/index.ts')).QuickOpen }));
const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }));

/** The dialog that is asked for, whichever screen asked. */
export function Dialogs() {
  return <Suspense fallback={null}><OpenDialog /></Suspense>;
}

function OpenDialog() {
  const dialog = useDialog((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'add-account':
      return <AddAccountDialog onClose={closeDialog} />;
    case 'account-token':
      return <AccountTokenDialog accountId={dialog.accountId} onClose={closeDialog} />;
    case 'clone':
      return <CloneDialog accountId={dialog.accountId} onClose={closeDialog} />;
    case 'palette':
      return <CommandPalette onClose={closeDialog} />;
    case 'shortcuts':
      return <ShortcutSheet onClose={closeDialog} />;
    case 'quick-open':
      return <QuickOpen repositoryId={dialog.repositoryId} onClose={closeDialog} />;
    case 'update-base':
      return <UpdateBaseDialog draftId={dialog.draftId} onClose={closeDialog} />;
  }
}
