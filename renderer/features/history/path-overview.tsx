import { makeStyles, tokens } from '@fluentui/react-components';
import type { Contributor } from '../../../shared/model/history.ts';
import { failureWords } from '../../ipc/client.ts';
import type { LogPlace } from '../../stores/history-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { Loading } from '../../ui/loading.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ActivityBars } from './activity-bars.tsx';
import { useHistoryStyles } from './styles.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: { textAlign: 'left', padding: '4px 8px', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  cell: { padding: '4px 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  hint: { marginTop: '16px' },
});

const mostShown = 40;

/** A path as a whole: when something happened to it, and who touched it. */
export function PathOverview({ place, note }: { readonly place: LogPlace; readonly note: string | null }) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const { repositoryId, ref, path } = place;
  const people = useAnswer('history.contributors', { repositoryId, ref, path });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={shared.pane} aria-label="Overview" tabIndex={0}>
      <h2 className={shared.title}>{path === '' ? 'The whole repository' : path}</h2>
      {note !== null && <p className={shared.quiet}>{note}</p>}
      {people.failure !== null && <FailureBar words={failureWords(people.failure)} />}
      <h3 className={shared.heading}>Activity</h3>
      <ActivityBars place={place} />
      <h3 className={shared.heading}>Who touched it</h3>
      {people.value === undefined ? people.failure === null && <Loading label="Counting…" /> : <People people={people.value} />}
      <p className={`${shared.quiet} ${styles.hint}`}>Choose a commit to see what it changed; hold Ctrl or Shift and choose a second one to compare the two.</p>
    </section>
  );
}

function People({ people }: { readonly people: readonly Contributor[] }) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr><th scope="col" className={styles.head}>Who</th><th scope="col" className={`${styles.head} ${styles.number}`}>Commits</th><th scope="col" className={styles.head}>Last</th><th scope="col" className={styles.head}>First</th></tr>
        </thead>
        <tbody>
          {people.slice(0, mostShown).map((each) => (
            <tr key={each.email}>
              <td className={styles.cell} title={each.email}>{each.name}</td>
              <td className={`${styles.cell} ${styles.number}`}>{each.commits.toLocaleString('en-US')}</td>
              <td className={styles.cell}><TimeAgo atMs={each.lastAtMs} /></td>
              <td className={styles.cell}><TimeAgo atMs={each.firstAtMs} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {people.length > mostShown && <div className={shared.quiet}>and {counted(people.length - mostShown, 'more person', 'more people')}</div>}
    </>
  );
}
