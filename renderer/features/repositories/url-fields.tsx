import { Button, makeStyles } from '@fluentui/react-components';
import type { Account } from '../../../shared/model/account.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { Select, TextInput } from '../../ui/controls.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { accountForAddress } from './clone-address.ts';
import type { CloneChoice } from './clone-choice.ts';

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '14px' }, more: { alignSelf: 'flex-start' } });

interface UrlFieldsProps {
  readonly accounts: readonly Account[];
  readonly value: CloneChoice;
  readonly problem: string | null;
  readonly onChange: (value: CloneChoice) => void;
  readonly onSubmit: () => void;
}

/** The address to clone from, and the account to do it with. */
export function UrlFields({ accounts, value, problem, onChange, onSubmit }: UrlFieldsProps) {
  const styles = useStyles();
  const matching = accountForAddress(value.url, accounts);
  const account = value.accountId === undefined ? (matching?.id ?? '') : (value.accountId ?? '');
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
      <FieldRow label="Address" required error={problem} hint="The HTTPS address, as the server shows it under “Clone with HTTPS”.">
        {(control) => (
          <TextInput
            {...control} data-first-focus mono type="url" placeholder="https://gitlab.example.com/group/project.git" value={value.url}
            onChange={(event) => onChange({ ...value, url: event.target.value })}
          />
        )}
      </FieldRow>
      {accounts.length > 0 ? (
        <FieldRow label="Account" hint={matching === undefined ? 'Without an account only public repositories can be cloned, and no merge request can be opened.' : undefined}>
          {(control) => (
            <Select {...control} value={account} onChange={(event) => onChange({ ...value, accountId: event.target.value === '' ? null : event.target.value })}>
              <option value="">None (public repository)</option>
              {accounts.map(({ id, username, baseUrl }) => <option key={id} value={id}>{username} at {new URL(baseUrl).host}</option>)}
            </Select>
          )}
        </FieldRow>
      ) : (
        <Button className={styles.more} appearance="transparent" size="small" onClick={() => openDialog({ kind: 'add-account' })}>A private repository? Add an account first</Button>
      )}
      <button type="submit" hidden aria-hidden="true" tabIndex={-1}>Clone</button>
    </form>
  );
}
