import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { failureWords, type FailureWords } from '../../ipc/client.ts';
import { useAccounts } from '../../stores/accounts-store.ts';
import { saveSettings, useSettings } from '../../stores/settings-store.ts';
import { showToast } from '../../stores/toasts-store.ts';
import { TextInput } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { identityProblems } from './identity-problems.ts';
import { SettingGroup } from './setting-group.tsx';

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '14px', maxWidth: '420px' }, buttons: { display: 'flex', gap: '8px' } });

/** Who the commits are by. */
export function IdentitySection() {
  const styles = useStyles();
  const author = useSettings((state) => state.settings.author);
  const account = useAccounts(({ accounts }) => accounts.find((each) => each.email !== null));
  const [name, setName] = useState(author?.name ?? '');
  const [email, setEmail] = useState(author?.email ?? '');
  const [checked, setChecked] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const problems = identityProblems({ name, email });
  const save = async (): Promise<void> => {
    setChecked(true);
    setFailure(null);
    if (problems.name !== null || problems.email !== null) return;
    try {
      await saveSettings({ author: { name: name.trim(), email: email.trim() } });
      showToast({ intent: 'success', title: 'Identity saved' });
    } catch (error) {
      setFailure(failureWords(error));
    }
  };
  return (
    <SettingGroup title="Identity" text="Name and email of the commits you make. Everyone who can read the repository can read them.">
      <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <FieldRow label="Name" required error={checked ? problems.name : null}>
          {(control) => <TextInput {...control} value={name} onChange={({ target }) => setName(target.value)} />}
        </FieldRow>
        <FieldRow label="Email" required error={checked ? problems.email : null}>
          {(control) => <TextInput {...control} type="email" value={email} onChange={({ target }) => setEmail(target.value)} />}
        </FieldRow>
        {failure !== null && <FailureBar words={failure} compact />}
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary">Save</Button>
          {account !== undefined && (
            <Button onClick={() => { setName(account.name); setEmail(account.email ?? ''); }}>Use {account.username}’s</Button>
          )}
        </div>
      </form>
    </SettingGroup>
  );
}
