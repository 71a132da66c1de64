import { makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { HistoryCommit } from '../../../shared/model/history.ts';
import { failureWords } from '../../ipc/client.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { wholeTime } from '../../ui/format-time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ChangedFile } from './changed-file.tsx';
import { useHistoryStyles } from './styles.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  title: { flexGrow: 1, minWidth: 0 },
  files: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** What a comparison is made of; the older of the two comes first whatever order they were chosen in. */
export interface ComparisonProps {
  readonly repositoryId: string;
  readonly path: string;
  readonly commits: readonly [HistoryCommit, HistoryCommit];
  readonly onClose: () => void;
}

const mostShown = 300;

/** What differs between two commits below a path, field by field. */
export function Comparison({ repositoryId, path, commits, onClose }: ComparisonProps) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const [from, to] = commits[0].committedAtMs <= commits[1].committedAtMs ? commits : [commits[1], commits[0]];
  const { value: files, failure } = useAnswer('history.compare', { repositoryId, from: from.oid, to: to.oid, path });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={shared.pane} aria-label="Comparison" tabIndex={0}>
      <div className={styles.head}>
        <h2 className={`${shared.title} ${styles.title}`}>{`Compare ${from.oid.slice(0, 8)} with ${to.oid.slice(0, 8)}`}</h2>
        <IconButton icon={<DismissRegular />} label="End the comparison" onClick={onClose} />
      </div>
      <Side name="From" commit={from} />
      <Side name="To" commit={to} />
      {failure !== null && <FailureBar words={failureWords(failure)} />}
      {files === undefined && failure === null && <Loading label="Comparing…" />}
      {files !== undefined && (
        <>
          <h3 className={shared.heading}>{files.length === 0 ? 'Nothing differs' : `${counted(files.length, 'file')} differ${files.length === 1 ? 's' : ''}${path === '' ? '' : ` below ${path}`}`}</h3>
          <ul className={styles.files}>
            {files.slice(0, mostShown).map((file) => (
              <ChangedFile key={`${from.oid} ${to.oid} ${file.path}`} repositoryId={repositoryId} from={from.oid} to={to.oid} change={{ ...file, oldPath: null }} fields={file.text && file.kind === 'modified' ? file.fields : null} open={files.length === 1} />
            ))}
          </ul>
          {files.length > mostShown && <div className={shared.quiet}>and {counted(files.length - mostShown, 'more file')}; choose a folder to see fewer</div>}
        </>
      )}
    </section>
  );
}

function Side({ name, commit }: { readonly name: string; readonly commit: HistoryCommit }) {
  const shared = useHistoryStyles();
  return <div className={shared.facts}><span>{name}</span><span className={shared.mono}>{commit.oid.slice(0, 8)}</span><span>{commit.subject}</span><span>{commit.author.name}</span><span>{wholeTime(commit.authoredAtMs)}</span></div>;
}
