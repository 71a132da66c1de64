import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { failureWords, type FailureWords } from '../../ipc/client.ts';
import { setAccountToken, useAccounts } from '../../stores/accounts-store.ts';
import { showToast } from '../../stores/toasts-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TokenField } from './token-field.tsx';

const formId = 'account-token';
const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '14px' } });

/** Takes a new token for an account whose token is missing, expired or to be replaced. */
export function AccountTokenDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const styles = useStyles();
  const account = useAccounts(({ accounts }) => accounts.find((each) => each.id === accountId));
  const [token, setToken] = useState('');
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const save = async (): Promise<void> => {
    setChecked(true);
    if (token.trim() === '') return;
    setBusy(true);
    setFailure(null);
    try {
      const { username } = await setAccountToken({ id: accountId, token: token.trim() });
      showToast({ intent: 'success', title: `The token of ${username} works` });
      onClose();
    } catch (error) {
      setFailure(failureWords(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      title={account === undefined ? 'Enter a token' : `Enter a token for ${account.username}`} onClose={onClose} busy={busy}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>Cancel</Button>
          <Button type="submit" form={formId} appearance="primary" disabled={busy}>{busy ? 'Checking the token…' : 'Save'}</Button>
        </>
      }
    >
      <form id={formId} className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TokenField baseUrl={account?.baseUrl ?? ''} value={token} error={checked && token.trim() === '' ? 'Paste the token.' : null} onChange={setToken} />
        {failure !== null && <FailureBar words={failure} compact />}
      </form>
    </Modal>
  );
}
