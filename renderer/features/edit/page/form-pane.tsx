import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FieldChanges } from '../../../forms/field-changes.ts';
import { type FormActions, FormActionsContext } from '../../../forms/form-actions.ts';
import { FormView } from '../../../forms/form-view.tsx';
import { registerCommands } from '../../../stores/commands-store.ts';
import { Loading } from '../../../ui/loading.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { counted } from '../../../ui/format-amount.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { type FormToSearch, useFoundFields } from './use-found-fields.ts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
  tools: { display: 'flex', alignItems: 'center', gap: '8px', padding: '6px 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  count: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  form: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  frozen: { opacity: 0.6 },
});

/** What the form's pane is made of. */
export interface FormPaneProps {
  readonly fields: FormToSearch;
  readonly changes: FieldChanges;
  /** False while a long file is being read for the first time. */
  readonly isRead: boolean;
  readonly frozen: boolean;
  readonly activeId: string | null;
  readonly actions: FormActions;
}

/** The form with its search; Control+F in it looks for a field. */
export function FormPane({ fields, changes, isRead, frozen, activeId, actions }: FormPaneProps) {
  const styles = useStyles();
  const [query, setQuery] = useState('');
  const { wanted, shown } = useFoundFields(fields, query);
  const { fieldCount } = fields.form;
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => registerCommands([{ id: 'find', title: 'Find a field', section: 'File', keywords: 'search form', run: () => search.current?.focus() }]), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      search.current?.select();
      search.current?.focus();
    }
  };
  return (
    // Keys are heard on their way to the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.pane} onKeyDown={onKeyDown}>
      <div className={styles.tools}>
        <SearchBox label="Find a field" placeholder="Find a field by name, value or comment" value={query} onChange={setQuery} inputRef={search} />
        <span className={styles.count} role="status">{isRead && (wanted === '' ? counted(fieldCount, 'field') : shown === null ? 'Searching…' : `${shown.fieldCount} of ${fieldCount}`)}</span>
      </div>
      <div className={frozen ? `${styles.form} ${styles.frozen}` : styles.form} inert={frozen}>
        <FormActionsContext value={actions}>
          {!isRead || shown === null ? <Loading label={isRead ? 'Searching…' : 'Reading…'} /> : shown.fieldCount === 0
            ? <EmptyState title={fieldCount === 0 ? 'Nothing is set in this file' : 'No field matches'}>{fieldCount === 0 ? 'Write its first line as text.' : 'Press Escape in the search to see all fields.'}</EmptyState>
            : <FormView form={shown} changes={changes} activeId={activeId} />}
        </FormActionsContext>
      </div>
    </div>
  );
}
