import { makeStyles, tokens } from '@fluentui/react-components';
import type { FieldChange } from '../../../shared/model/review.ts';
import { counted } from '../../ui/format-amount.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontSize: tokens.fontSizeBase200 },
  head: { textAlign: 'left', padding: '4px 8px', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  cell: { padding: '5px 8px', verticalAlign: 'top', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  value: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: 'pre-wrap', display: '-webkit-box', WebkitLineClamp: '6', WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  none: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
  more: { padding: '6px 8px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const mostShown = 200;

/** The fields that a draft changes, in words: where, which, from what to what. */
export function FieldTable({ fields, showPath }: { readonly fields: readonly FieldChange[]; readonly showPath: boolean }) {
  const styles = useStyles();
  const shown = fields.slice(0, mostShown);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {showPath && <th scope="col" className={styles.head} style={{ width: '26%' }}>File</th>}
            <th scope="col" className={styles.head} style={{ width: '34%' }}>Field</th>
            <th scope="col" className={styles.head}>Before</th>
            <th scope="col" className={styles.head}>After</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <tr key={`${field.path} ${field.document} ${field.field.join('\0')}`}>
              {showPath && <td className={styles.cell}>{field.path}</td>}
              <td className={styles.cell}>{field.label}</td>
              <td className={styles.cell}><Value value={field.before} /></td>
              <td className={styles.cell}><Value value={field.after} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.length > shown.length && <div className={styles.more}>and {counted(fields.length - shown.length, 'more field')}, all in the text below</div>}
    </>
  );
}

function Value({ value }: { readonly value: string | null }) {
  const styles = useStyles();
  if (value === null) return <span className={styles.none}>not set</span>;
  return value === '' ? <span className={styles.none}>empty</span> : <span className={styles.value}>{value}</span>;
}
