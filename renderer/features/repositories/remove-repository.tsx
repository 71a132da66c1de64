import { makeStyles } from '@fluentui/react-components';
import type { Repository } from '../../../shared/model/repository.ts';
import { useDraftList } from '../../stores/drafts-store.ts';
import { removeRepository } from '../../stores/repositories-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { counted } from '../../ui/format-amount.ts';

const useStyles = makeStyles({ first: { marginTop: 0 }, last: { marginBottom: 0 } });

/** Asks before a clone is removed, and says what goes with it. */
export function RemoveRepository({ repository: { id, name }, onClose }: { readonly repository: Repository; readonly onClose: () => void }) {
  const styles = useStyles();
  const drafts = useDraftList(id).filter((each) => each.state !== 'sent').length;
  const remove = async (): Promise<void> => {
    try {
      await removeRepository(id);
      showToast({ intent: 'success', title: `${name} was removed from this computer` });
    } catch (error) {
      showFailure(error);
    }
  };
  return (
    <ConfirmDialog title={`Remove ${name}?`} confirm="Remove" danger onConfirm={remove} onClose={onClose}>
      <p className={styles.first}>The copy on this computer is deleted. The repository on its server, its branches and its merge requests are not touched.</p>
      {drafts > 0 && <p><strong>{counted(drafts, 'unfinished draft')} of it will be deleted too</strong> and cannot be brought back.</p>}
      <p className={styles.last}>It can be cloned again at any time.</p>
    </ConfirmDialog>
  );
}
