import type { DraftEdit } from '../../../shared/model/edit.ts';
import { call } from '../../ipc/client.ts';
import { putDraft } from '../../stores/drafts-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { counted } from '../../ui/format-amount.ts';

/** What the question is about; `onTaken` lets the review be read again. */
export interface TakeBackDialogProps {
  readonly draftId: string;
  readonly edits: readonly DraftEdit[];
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** Asks before edits are taken out of a draft. */
export function TakeBackDialog({ draftId, edits, onTaken, onClose }: TakeBackDialogProps) {
  const takeBack = async (): Promise<void> => {
    try {
      putDraft(await call('draft.revert-edits', { draftId, editIds: edits.map((edit) => edit.id) }));
      onTaken();
    } catch (error) {
      showFailure(error);
    }
  };
  return (
    <ConfirmDialog title={edits.length === 1 ? 'Take back this edit?' : `Take back ${counted(edits.length, 'edit')}?`} confirm="Take back" danger onConfirm={takeBack} onClose={onClose}>
      <ul>{edits.slice(0, 8).map((edit) => <li key={edit.id}>{edit.label}</li>)}</ul>
      {edits.length > 8 && <p>and {counted(edits.length - 8, 'more edit')}</p>}
      <p>Edits that rest on {edits.length === 1 ? 'it' : 'them'} go too. The rest of the draft is kept.</p>
    </ConfirmDialog>
  );
}
