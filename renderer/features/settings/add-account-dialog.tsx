import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import { failureWords, type FailureWords } from '../../ipc/client.ts';
import { addAccount } from '../../stores/accounts-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { showToast } from '../../stores/toasts-store.ts';
import { TextInput } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TokenField } from './token-field.tsx';
import { baseUrlProblem } from './token-words.ts';

const formId = 'add-account';
const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '14px' } });

/** Adds a GitLab account by its address and a token, then goes on to its projects. */
export function AddAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const [baseUrl, setBaseUrl] = useState('https://gitlab.com');
  const [token, setToken] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, failure, add } = useAddAccount();
  const wrong = { baseUrl: baseUrlProblem(baseUrl), token: token.trim() === '' ? 'Paste the token.' : null };
  const submit = (): void => {
    setChecked(true);
    if (wrong.baseUrl === null && wrong.token === null) void add({ baseUrl: baseUrl.trim(), token: token.trim() });
  };
  return (
    <Modal
      title="Add a GitLab account" onClose={onClose} busy={busy} width={540}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>Cancel</Button>
          <Button type="submit" form={formId} appearance="primary" disabled={busy}>{busy ? 'Checking the token…' : 'Add account'}</Button>
        </>
      }
    >
      <form id={formId} className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <FieldRow label="Server" required error={checked ? wrong.baseUrl : null} hint="GitLab.com, or the address of your own GitLab.">
          {(control) => <TextInput {...control} mono type="url" value={baseUrl} onChange={({ target }) => setBaseUrl(target.value)} />}
        </FieldRow>
        <TokenField baseUrl={baseUrl} value={token} error={checked ? wrong.token : null} onChange={setToken} />
        {failure !== null && <FailureBar words={failure} compact />}
      </form>
    </Modal>
  );
}

function useAddAccount(): { readonly busy: boolean; readonly failure: FailureWords | null; readonly add: (input: { readonly baseUrl: string; readonly token: string }) => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const add = async (input: { readonly baseUrl: string; readonly token: string }): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      welcome(await addAccount({ forge: 'gitlab', ...input }));
    } catch (error) {
      setFailure(failureWords(error));
      setBusy(false);
    }
  };
  return { busy, failure, add };
}

function welcome({ id, name, token }: Account): void {
  if (token === 'keyring') showToast({ intent: 'success', title: `Signed in as ${name}`, detail: 'The token is kept encrypted with the system’s keyring.' });
  else showToast({ intent: 'warning', title: `Signed in as ${name}`, detail: 'The token is kept only until Fairlead closes, because there is no usable keyring.' });
  openDialog({ kind: 'clone', accountId: id });
}
