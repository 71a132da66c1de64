import { Button, makeStyles } from '@fluentui/react-components';
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import type { CommitDetail, HistoryCommit } from '../../../shared/model/history.ts';
import { failureWords } from '../../ipc/client.ts';
import type { LogPlace } from '../../stores/history-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { wholeTime } from '../../ui/format-time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ChangedFile } from './changed-file.tsx';
import { openFilesAt } from './open-files-at.ts';
import { RequestLink } from './request-link.tsx';
import { useHistoryStyles } from './styles.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  title: { flexGrow: 1, minWidth: 0 },
  files: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** What the details of a commit are made of. */
export interface CommitDetailPaneProps {
  readonly place: LogPlace;
  readonly oid: string;
  readonly onCompare: (commit: HistoryCommit) => void;
  readonly onClose: () => void;
}

const openedUpTo = 2;

/** One commit: its message, who and when, the request it came through, and what it changed in words and as text. */
export function CommitDetailPane({ place, oid, onCompare, onClose }: CommitDetailPaneProps) {
  const shared = useHistoryStyles();
  const { repositoryId, ref } = place;
  // A commit never changes; only the request that it came through may become known later.
  const { value: detail, failure } = useAnswer('history.commit', { repositoryId, oid, ref });
  if (failure !== null) return <div className={shared.pane}><FailureBar words={failureWords(failure)} onDismiss={onClose} /></div>;
  if (detail === undefined) return <Loading label="Reading the commit…" />;
  return <Detail place={place} detail={detail} onCompare={onCompare} onClose={onClose} />;
}

function Detail({ place, detail, onCompare, onClose }: Omit<CommitDetailPaneProps, 'oid'> & { readonly detail: CommitDetail }) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const { commit, message } = detail;
  const body = message.slice(message.indexOf('\n') < 0 ? message.length : message.indexOf('\n')).trim();
  return (
    // A pane that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={shared.pane} aria-label={`Commit ${commit.oid.slice(0, 8)}`} tabIndex={0}>
      <div className={styles.head}>
        <h2 className={`${shared.title} ${styles.title}`}>{commit.subject === '' ? 'No message' : commit.subject}</h2>
        <IconButton icon={<DismissRegular />} label="Close the commit" onClick={onClose} />
      </div>
      <div className={shared.facts}>
        <span title={commit.author.email}>{commit.author.name}</span>
        <time dateTime={new Date(commit.authoredAtMs).toISOString()}>{wholeTime(commit.authoredAtMs)}</time>
        <span className={shared.mono}>{commit.oid}</span>
        {commit.signed && <span>signed</span>}
        {commit.committer !== commit.author.name && <span>committed by {commit.committer}</span>}
        <RequestLink repositoryId={place.repositoryId} by={detail.introducedBy} />
      </div>
      {body !== '' && <pre className={shared.message}>{body}</pre>}
      <div className={shared.actions}>
        <Button size="small" icon={<FolderOpenRegular />} onClick={() => openFilesAt(place.repositoryId, commit.oid)}>Files as of this commit</Button>
        <Button size="small" icon={<BranchCompareRegular />} onClick={() => onCompare(commit)}>Compare with…</Button>
      </div>
      <Files place={place} detail={detail} />
    </section>
  );
}

function Files({ place, detail }: { readonly place: LogPlace; readonly detail: CommitDetail }) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const { repositoryId } = place;
  const { commit, changes } = detail;
  const [parent = null] = commit.parents;
  const compared = useAnswer('history.compare', parent === null ? null : { repositoryId, from: parent, to: commit.oid, path: '' });
  const fieldsOf = new Map((compared.value ?? []).map((file) => [file.path, file.text ? file.fields : null]));
  return (
    <>
      <h3 className={shared.heading}>{changes.length === 0 ? (commit.parents.length > 1 ? 'This merge changes nothing of its own' : 'No file changed') : `${counted(changes.length, 'file')} changed${commit.parents.length > 1 ? ' against its first parent' : ''}`}</h3>
      <ul className={styles.files}>
        {changes.map((change) => (
          <ChangedFile
            key={`${commit.oid} ${change.path}`} repositoryId={repositoryId} from={parent} to={commit.oid} change={change} open={changes.length <= openedUpTo || change.path === place.path}
            fields={change.kind === 'modified' ? (fieldsOf.get(change.path) ?? null) : null}
          />
        ))}
      </ul>
    </>
  );
}
