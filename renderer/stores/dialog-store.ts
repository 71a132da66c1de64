import { create } from 'zustand';
import { startTypingAhead, takeTypedAhead } from './typed-ahead.ts';

/** The dialogs that any screen may ask for; renderer/app shows them. */
export type Dialog =
  | { readonly kind: 'add-account' }
  | { readonly kind: 'account-token'; readonly accountId: string }
  | { readonly kind: 'clone'; readonly accountId: string | null }
  | { readonly kind: 'new-file'; readonly repositoryId: string; readonly branch: string; readonly folder: string }
  | { readonly kind: 'update-base'; readonly draftId: string }
  | { readonly kind: 'palette' }
  | { readonly kind: 'quick-open'; readonly repositoryId: string }
  | { readonly kind: 'shortcuts' };

/** The dialog that is open; at most one. */
export const useDialog = create<{ readonly dialog: Dialog | null }>()(() => ({ dialog: null }));

/** Opens a dialog in place of any other; what is typed before one that is typed in has come is kept for it. */
export function openDialog(dialog: Dialog): void {
  if (dialog.kind === 'palette' || dialog.kind === 'quick-open') startTypingAhead();
  useDialog.setState({ dialog });
}

/** Closes the dialog that is open. */
export function closeDialog(): void {
  takeTypedAhead();
  useDialog.setState({ dialog: null });
}
