import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Identity, RequestProposal } from '../../../shared/model/request.ts';
import { TextInput } from '../../ui/controls.tsx';
import { FieldRow } from '../../ui/field-row.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  who: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  fields: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** What the author's fields are made of. */
export interface AuthorFieldsProps {
  readonly proposal: RequestProposal;
  readonly author: Identity;
  readonly problems: { readonly name?: string; readonly email?: string };
  readonly onChange: (author: Identity) => void;
}

/** Who the commit is by: told in one line when known, asked for when not. */
export function AuthorFields({ proposal, author, problems, onChange }: AuthorFieldsProps) {
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  if (proposal.author !== null && !asked && problems.name === undefined && problems.email === undefined) {
    return (
      <div className={styles.line}>
        <span className={styles.who} title={`${author.name} <${author.email}>`}>By {author.name} &lt;{author.email}&gt;</span>
        <Button size="small" appearance="subtle" onClick={() => setAsked(true)} aria-label="Change the author">Change</Button>
      </div>
    );
  }
  return (
    <div className={styles.fields}>
      <FieldRow label="Your name" error={problems.name ?? null}>{(control) => <TextInput {...control} value={author.name} maxLength={200} onChange={(event) => onChange({ ...author, name: event.target.value })} />}</FieldRow>
      <FieldRow label="Your e-mail address" error={problems.email ?? null} hint="Both stand in the commit, and are remembered in Settings.">
        {(control) => <TextInput {...control} type="email" value={author.email} maxLength={320} onChange={(event) => onChange({ ...author, email: event.target.value })} />}
      </FieldRow>
    </div>
  );
}
