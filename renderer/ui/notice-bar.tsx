import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  bar: {
    display: 'flex', gap: '10px', alignItems: 'flex-start', padding: '8px 12px', borderRadius: tokens.borderRadiusMedium, color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground3,
  },
  flush: { borderRadius: 0, borderLeftStyle: 'none', borderRightStyle: 'none', borderTopStyle: 'none' },
  warning: { border: `1px solid ${tokens.colorStatusWarningBorder1}`, backgroundColor: tokens.colorStatusWarningBackground1 },
  success: { border: `1px solid ${tokens.colorStatusSuccessBorder1}`, backgroundColor: tokens.colorStatusSuccessBackground1 },
  icon: { fontSize: '18px', flexShrink: 0, display: 'flex', marginTop: '1px' },
  infoIcon: { color: tokens.colorBrandForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', gap: '6px', flexShrink: 0, alignItems: 'center' },
});

const icons = { info: InfoFilled, warning: WarningFilled, success: CheckmarkCircleFilled } as const;

/** What a notice is made of; `flush` lets it span the width of a pane without rounded corners. */
export interface NoticeBarProps {
  readonly intent: 'info' | 'warning' | 'success';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
}

/** Something to know, in place: not a failure. */
export function NoticeBar({ intent, children, actions, flush = false }: NoticeBarProps) {
  const styles = useStyles();
  const Icon = icons[intent];
  return (
    <div role="status" className={mergeClasses(styles.bar, intent === 'warning' && styles.warning, intent === 'success' && styles.success, flush && styles.flush)}>
      <span aria-hidden="true" className={mergeClasses(styles.icon, styles[`${intent}Icon`])}><Icon /></span>
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
