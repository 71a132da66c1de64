import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  change: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '2px 6px', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  value: { padding: '0 4px', borderRadius: tokens.borderRadiusSmall, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '108px', overflow: 'hidden', textDecorationLine: 'none', color: tokens.colorNeutralForeground1 },
  before: { backgroundColor: tokens.colorStatusDangerBackground1 },
  after: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  none: { fontStyle: 'italic', fontFamily: tokens.fontFamilyBase, color: tokens.colorNeutralForeground2 },
  arrow: { color: tokens.colorNeutralForeground2 },
});

/** A value before and after; null is a field that was not set. */
export function ValueChange({ before, after }: { readonly before: string | null; readonly after: string | null }) {
  const styles = useStyles();
  const shown = (value: string | null): string => (value === null ? 'not set' : value === '' ? 'empty' : value);
  const look = (value: string | null, own: string | undefined): string => mergeClasses(styles.value, own, (value === null || value === '') && styles.none);
  return (
    <div className={styles.change}>
      <del className={look(before, styles.before)} title={before ?? undefined}>{shown(before)}</del>
      <span className={styles.arrow} aria-hidden="true">→</span>
      <ins className={look(after, styles.after)} title={after ?? undefined}>{shown(after)}</ins>
    </div>
  );
}
