import { Link, makeStyles } from '@fluentui/react-components';
import { ShieldKeyholeRegular } from '@fluentui/react-icons/svg/shield-keyhole';
import { useEffect } from 'react';
import { loadAppInfo, openExternal, useAppInfo } from '../../stores/app-info-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { TextInput } from '../../ui/controls.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { keyringWords, tokenPageOf } from './token-words.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '10px' },
  place: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  icon: { display: 'flex', fontSize: '18px', flexShrink: 0, marginTop: '1px' },
});

/** What a token field is made of. */
export interface TokenFieldProps {
  readonly baseUrl: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** The token with where to make one, which scope it needs, and where it will be kept. */
export function TokenField({ baseUrl, value, error, onChange }: TokenFieldProps) {
  const styles = useStyles();
  const keyring = useAppInfo((state) => state.info?.keyring);
  const page = tokenPageOf(baseUrl);
  useEffect(() => void loadAppInfo().catch(showFailure), []);
  const words = keyringWords(keyring);
  return (
    <div className={styles.group}>
      <FieldRow
        label="Personal access token" required error={error}
        hint={
          <>
            It needs the scope <CodeText chip>api</CodeText>, to read and push repositories and to open merge requests.{' '}
            {page !== null && <Link as="button" type="button" inline onClick={() => void openExternal(page).catch(showFailure)}>Make one at {new URL(page).host}</Link>}
          </>
        }
      >
        {(control) => <TextInput {...control} mono type="password" value={value} onChange={({ target }) => onChange(target.value)} />}
      </FieldRow>
      {words !== null && <div className={styles.place}><span className={styles.icon} aria-hidden="true"><ShieldKeyholeRegular /></span><span>{words}</span></div>}
    </div>
  );
}
