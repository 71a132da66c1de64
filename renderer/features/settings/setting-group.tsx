import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBottom: '24px', marginBottom: '24px', ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
});

/** Settings that belong together, under a heading. */
export function SettingGroup({ title, text, children }: { readonly title: string; readonly text?: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.group} aria-label={title}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        {text !== undefined && <p className={styles.text}>{text}</p>}
      </div>
      {children}
    </section>
  );
}
