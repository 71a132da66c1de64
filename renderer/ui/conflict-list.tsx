import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Conflict } from '../../shared/model/review.ts';
import { CodeText } from './code-text.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  item: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, padding: '10px 12px', margin: 0, minWidth: 0 },
  field: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', padding: 0 },
  path: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  side: {
    display: 'flex', gap: '8px', alignItems: 'center', padding: '5px 8px', borderRadius: tokens.borderRadiusMedium, cursor: 'pointer', marginTop: '4px', border: `1px solid transparent`, minWidth: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke2}` },
  before: { padding: '5px 8px 0 31px', color: tokens.colorNeutralForeground2 },
  who: { width: '110px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  value: { minWidth: 0, whiteSpace: 'pre-wrap' },
});

/** Which side a place takes. */
export type Side = 'mine' | 'theirs';

/** A key for a conflict, the same as long as its place is. */
export function conflictKey(conflict: Conflict): string {
  return `${conflict.path} ${conflict.field} ${conflict.editIds.join(' ')}`;
}

/** The places that changed both in a draft and on its branch, field by field, each with a side to choose. */
export function ConflictList({ conflicts, choices, onChoose }: { readonly conflicts: readonly Conflict[]; readonly choices: ReadonlyMap<string, Side>; readonly onChoose: (conflict: Conflict, side: Side) => void }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {conflicts.map((conflict) => {
        const key = conflictKey(conflict);
        const side = (name: Side, who: string, value: string | null) => (
          <label className={mergeClasses(styles.side, choices.get(key) === name && styles.chosen)}>
            <input type="radio" name={key} checked={choices.get(key) === name} onChange={() => onChoose(conflict, name)} />
            <span className={styles.who}>{who}</span>
            <span className={styles.value}><Value value={value} /></span>
          </label>
        );
        return (
          <li key={key}>
            <fieldset className={styles.item}>
              <legend className={styles.field}>{conflict.field}</legend>
              <div className={styles.path}>{conflict.path}</div>
              <div className={styles.before}>was <Value value={conflict.base} /></div>
              {side('mine', 'This draft', conflict.mine)}
              {side('theirs', 'The branch', conflict.theirs)}
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}

function Value({ value }: { readonly value: string | null }) {
  return value === null ? <em>not there</em> : value === '' ? <em>empty</em> : <CodeText>{value}</CodeText>;
}
