import { makeStyles, tokens } from '@fluentui/react-components';
import { cancelRepository, useRepositories } from '../stores/repositories-store.ts';
import { useRunningTasks } from '../stores/tasks-store.ts';
import { showFailure } from '../stores/toasts-store.ts';
import { counted } from '../ui/format-amount.ts';
import { Spinner } from '../ui/loading.tsx';
import { ProgressRow } from '../ui/progress-row.tsx';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex', alignItems: 'center', gap: '8px', height: '24px', padding: '0 8px', fontFamily: 'inherit', fontSize: tokens.fontSizeBase200, maxWidth: '360px', minWidth: '120px', flexShrink: 1,
    color: tokens.colorNeutralForeground1, backgroundColor: 'transparent', border: 'none', cursor: 'pointer', borderRadius: tokens.borderRadiusSmall, whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
  idle: { padding: '0 8px', flexShrink: 0, '@media (max-width: 900px)': { display: 'none' } },
  popover: {
    position: 'fixed', inset: 'auto 12px 32px auto', margin: 0, width: '380px', maxHeight: '50vh', overflowY: 'auto', padding: '12px 16px', boxSizing: 'border-box', gap: '14px',
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusLarge, boxShadow: tokens.shadow16,
    ':popover-open': { display: 'flex', flexDirection: 'column' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

const popoverId = 'running-tasks';

/** The running tasks in a few words; opens the list with progress and cancel. */
export function TaskButton() {
  const styles = useStyles();
  const tasks = useRunningTasks();
  const repositories = useRepositories((state) => state.byId);
  const [first] = tasks;
  if (first === undefined) return <span className={styles.idle}>Nothing running</span>;
  return (
    <>
      <button type="button" className={styles.button} popoverTarget={popoverId}>
        <Spinner />
        <span className={styles.words}>{tasks.length === 1 ? `${first.title} · ${first.phase}` : counted(tasks.length, 'task running', 'tasks running')}</span>
      </button>
      <section id={popoverId} popover="auto" className={styles.popover} aria-label="Running tasks">
        <h2 className={styles.title}>Running tasks</h2>
        {tasks.map((task) => (
          <ProgressRow
            key={task.taskId} task={task}
            // Clones and fetches are named by their repository; nothing else can be cancelled from here.
            onCancel={task.cancellable && repositories[task.taskId] !== undefined ? () => void cancelRepository(task.taskId).catch(showFailure) : undefined}
          />
        ))}
      </section>
    </>
  );
}
