import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { useState } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import { failureWords } from '../../ipc/client.ts';
import { loadAccounts, removeAccount, useAccounts } from '../../stores/accounts-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { useRepositoryList } from '../../stores/repositories-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { SettingGroup } from './setting-group.tsx';
import { tokenPlaceWords } from './token-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  row: { display: 'flex', alignItems: 'center', gap: '14px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorBrandForeground1 },
  words: { flexGrow: 1, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  sub: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  add: { alignSelf: 'flex-start' },
});

/** The accounts: who they are, where their tokens are kept, and ways to renew or remove them. */
export function AccountsSection() {
  const styles = useStyles();
  const { accounts, status, failure } = useAccounts();
  const [removing, setRemoving] = useState<Account | null>(null);
  const add = <Button appearance="primary" className={styles.add} onClick={() => openDialog({ kind: 'add-account' })}>Add account</Button>;
  return (
    <SettingGroup title="Accounts" text="Identities on the forges you work with. Their tokens are encrypted with the system’s keyring, or kept in memory only where there is none.">
      {failure !== null && <FailureBar words={failureWords(failure)} onRetry={() => void loadAccounts()} compact />}
      {accounts.length === 0 && status === 'ready' && <EmptyState icon={<PersonRegular />} title="No account yet" actions={add}>Add one to pick from its projects, and to open merge requests.</EmptyState>}
      {accounts.length > 0 && (
        <>
          <ul className={styles.list}>{accounts.map((account) => <AccountRow key={account.id} account={account} onRemove={() => setRemoving(account)} />)}</ul>
          {add}
        </>
      )}
      {removing !== null && <RemoveAccount account={removing} onClose={() => setRemoving(null)} />}
    </SettingGroup>
  );
}

function AccountRow({ account, onRemove }: { readonly account: Account; readonly onRemove: () => void }) {
  const styles = useStyles();
  const place = tokenPlaceWords(account.token);
  const enter = (): void => openDialog({ kind: 'account-token', accountId: account.id });
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden="true"><PersonRegular /></span>
      <div className={styles.words}>
        <div className={styles.name} title={account.name}>{account.name} (@{account.username})</div>
        <div className={styles.sub} title={account.baseUrl}>GitLab at {account.baseUrl.replace(/^https?:\/\//, '')}</div>
      </div>
      <StatusBadge tone={place.tone} title={place.title}>{place.label}</StatusBadge>
      {account.token === 'missing' && <Button size="small" onClick={enter}>Enter the token</Button>}
      <OverflowMenu
        label={`More for ${account.username}`}
        entries={[{ label: 'Enter another token…', icon: <KeyRegular />, run: enter }, { label: 'Remove…', icon: <DeleteRegular />, run: onRemove }]}
      />
    </li>
  );
}

function RemoveAccount({ account: { id, username, baseUrl }, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const uses = useRepositoryList().filter((each) => each.accountId === id).length;
  const remove = (): Promise<void> => removeAccount(id).then(() => void showToast({ intent: 'success', title: `The account ${username} was removed` }), showFailure);
  return (
    <ConfirmDialog title={`Remove the account ${username}?`} confirm="Remove" danger onConfirm={remove} onClose={onClose}>
      Fairlead forgets the account at {new URL(baseUrl).host} and its token; on the forge the token stays valid until you revoke it there.
      {uses > 0 && ` ${counted(uses, 'repository', 'repositories')} on this computer can still be read, but not fetched or sent to with it.`}
    </ConfirmDialog>
  );
}
