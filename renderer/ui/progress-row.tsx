import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { amountDone } from './format-amount.ts';
import { ProgressBar } from './progress-bar.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  middle: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  words: { display: 'flex', gap: '12px', justifyContent: 'space-between', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  phase: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  amount: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  title: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** How far a long task is, as the engine tells it. */
export interface ProgressRowTask {
  readonly title: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
}

/** One long task: title, phase, bar, count, and cancel where it can be. */
export function ProgressRow({ task, showTitle = true, onCancel }: { readonly task: ProgressRowTask; readonly showTitle?: boolean; readonly onCancel?: (() => void) | undefined }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <div className={styles.middle}>
        {showTitle && <div className={styles.title}>{task.title}</div>}
        <ProgressBar label={`${task.title}: ${task.phase}`} done={task.done} total={task.total} />
        <div className={styles.words}>
          <span className={styles.phase}>{task.phase}</span>
          {(task.done > 0 || task.total !== null) && <span className={styles.amount}>{amountDone(task.done, task.total, task.unit)}</span>}
        </div>
      </div>
      {onCancel !== undefined && <Button size="small" onClick={onCancel} aria-label={`Cancel: ${task.title}`}>Cancel</Button>}
    </div>
  );
}
