import { makeStyles, tokens } from '@fluentui/react-components';
import type { FieldChange } from '../../../shared/model/review.ts';
import { counted } from '../../ui/format-amount.ts';
import { ValueChange } from './value-change.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '4px 12px 8px', display: 'flex', flexDirection: 'column', gap: '4px' },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const mostShown = 60;

/** The fields that changed, in words: which, from what to what. */
export function FieldChanges({ fields }: { readonly fields: readonly FieldChange[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {fields.slice(0, mostShown).map((field) => (
        <li key={`${field.document} ${field.field.join('\0')} ${field.label}`}>
          <div className={styles.label}>{field.label}</div>
          <ValueChange before={field.before} after={field.after} />
        </li>
      ))}
      {fields.length > mostShown && <li className={styles.more}>and {counted(fields.length - mostShown, 'more field')}, all in the text</li>}
    </ul>
  );
}
