import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  bar: {
    display: 'flex', gap: '10px', alignItems: 'flex-start', padding: '10px 12px', borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorNeutralForeground1,
  },
  compact: { padding: '6px 10px' },
  icon: { fontSize: '18px', lineHeight: '20px', color: tokens.colorStatusDangerForeground1, flexShrink: 0, display: 'flex', marginTop: '1px' },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  what: { fontWeight: tokens.fontWeightSemibold },
  rest: { marginTop: '2px' },
  actions: { display: 'flex', gap: '6px', flexShrink: 0, alignItems: 'center' },
});

/** The words a failure bar shows; `renderer/ipc` makes them of any failure (`failureWords`). */
export interface FailureBarWords {
  readonly what: string;
  readonly kept: string;
  readonly next: string;
  readonly reference?: string | null;
}

/** What a failure bar is made of. */
export interface FailureBarProps {
  readonly words: FailureBarWords;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
  /** Further ways out, before "Try again". */
  readonly actions?: ReactNode;
  readonly compact?: boolean;
}

/** A failure in place: what happened, what was kept, what to do next, and a way to try again. */
export function FailureBar({ words, onRetry, onDismiss, actions, compact = false }: FailureBarProps) {
  const styles = useStyles();
  return (
    <div role="alert" className={mergeClasses(styles.bar, compact && styles.compact)}>
      <span className={styles.icon} aria-hidden="true"><ErrorCircleFilled /></span>
      <div className={styles.words}>
        <div className={styles.what}>{words.what}</div>
        <div className={styles.rest}>{words.kept} {words.next}</div>
      </div>
      <div className={styles.actions}>
        {actions}
        {onRetry !== undefined && <Button size="small" onClick={onRetry}>Try again</Button>}
        {onDismiss !== undefined && <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label="Dismiss" onClick={onDismiss} />}
      </div>
    </div>
  );
}
