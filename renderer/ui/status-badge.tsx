import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex', alignItems: 'center', gap: '4px', height: '20px', padding: '0 7px', borderRadius: '10px', boxSizing: 'border-box', flexShrink: 0,
    fontSize: tokens.fontSizeBase200, lineHeight: '18px', fontWeight: tokens.fontWeightMedium, whiteSpace: 'nowrap',
    border: `1px solid ${tokens.colorNeutralStroke2}`, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground3,
  },
  info: { border: `1px solid ${tokens.colorBrandStroke2}`, color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2 },
  success: { border: `1px solid ${tokens.colorStatusSuccessBorder1}`, color: tokens.colorStatusSuccessForeground1, backgroundColor: tokens.colorStatusSuccessBackground1 },
  warning: { border: `1px solid ${tokens.colorStatusWarningBorder1}`, color: tokens.colorStatusWarningForeground3, backgroundColor: tokens.colorStatusWarningBackground1 },
  danger: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, color: tokens.colorStatusDangerForeground1, backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { display: 'flex', fontSize: '12px' },
});

/** What a state means; the words say it too, never the colour alone. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A state in a word or two, such as `Ready` or `Base moved`. */
export function StatusBadge({ tone, icon, title, children }: { readonly tone: Tone; readonly icon?: ReactNode; readonly title?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.badge, tone !== 'neutral' && styles[tone])} title={title}>
      {icon !== undefined && <span className={styles.icon} aria-hidden="true">{icon}</span>}
      {children}
    </span>
  );
}
