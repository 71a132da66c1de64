import { lazy, Suspense } from 'react';
import { closeDialog, useDialog } from '../stores/dialog-store.ts';
import { features } from './feature-chunks.ts';

const AddAccountDialog = lazy(async () => ({ default: (await features.settings()).AddAccountDialog }));
const AccountTokenDialog = lazy(async () => ({ default: (await features.settings()).AccountTokenDialog }));
const CloneDialog = lazy(async () => ({ default: (await features.repositories()).CloneDialog }));
const UpdateBaseDialog = lazy(async () => ({ default: (await features.drafts()).UpdateBaseDialog }));
const NewFileDialog = lazy(async () => ({ default: (await features.browse()).NewFileDialog }));
const QuickOpen = lazy(async () => ({ default: (await features.browse()).QuickOpen }));
const CommandPalette = lazy(async () => ({ default: (await features.palette()).CommandPalette }));
const ShortcutSheet = lazy(async () => ({ default: (await features.shortcuts()).ShortcutSheet }));

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
    case 'new-file':
      return <NewFileDialog repositoryId={dialog.repositoryId} branch={dialog.branch} folder={dialog.folder} onClose={closeDialog} />;
    case 'update-base':
      return <UpdateBaseDialog draftId={dialog.draftId} onClose={closeDialog} />;
  }
}
