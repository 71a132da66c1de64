import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', textAlign: 'center', gap: '8px',
    padding: '48px 24px', flexGrow: 1, minHeight: '200px', boxSizing: 'border-box',
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground3, display: 'flex' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  body: { color: tokens.colorNeutralForeground2, maxWidth: '420px' },
  actions: { display: 'flex', gap: '8px', marginTop: '12px', flexWrap: 'wrap', justifyContent: 'center' },
});

/** What a list shows when it is empty: why, and what can be done about it. */
export function EmptyState({ icon, title, children, actions }: { readonly icon?: ReactNode; readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {icon !== undefined && <div className={styles.icon} aria-hidden="true">{icon}</div>}
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
