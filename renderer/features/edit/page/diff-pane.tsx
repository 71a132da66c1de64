import { makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import { DiffView } from '../../../ui/diff-view.tsx';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  title: {
    display: 'flex', alignItems: 'center', height: '26px', padding: '0 12px', flexShrink: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  none: { padding: '10px 12px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What this draft changes in the file, as it is being changed. */
export function DiffPane({ path, before, after }: { readonly path: string; readonly before: string | null; readonly after: string }) {
  const styles = useStyles();
  const shown = useDeferredValue(after);
  return (
    <section className={styles.pane} aria-label="Changes in this file">
      <div className={styles.title}>Changes</div>
      {before === shown
        ? <div className={styles.none}>No change yet. What you edit shows here line by line, exactly as it will be sent.</div>
        : <DiffView label={`Changes in ${path}`} before={before} after={shown} layout="inline" fill />}
    </section>
  );
}
