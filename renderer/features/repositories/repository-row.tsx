import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { BranchRegular } from '@fluentui/react-icons/svg/branch';
import { BranchRequestRegular } from '@fluentui/react-icons/svg/branch-request';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { Repository } from '../../../shared/model/repository.ts';
import { failureWords } from '../../ipc/client.ts';
import { useAccounts } from '../../stores/accounts-store.ts';
import { openExternal } from '../../stores/app-info-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { useDraftList } from '../../stores/drafts-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { cancelRepository, fetchRepository, isOpenable } from '../../stores/repositories-store.ts';
import { useTask } from '../../stores/tasks-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { type MenuEntry, OverflowMenu } from '../../ui/overflow-menu.tsx';
import { ProgressRow } from '../../ui/progress-row.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { repositoryStatus } from './repository-status.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex', flexDirection: 'column', gap: '10px', padding: '8px 12px 8px 16px', position: 'relative',
    border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
  },
  line: { display: 'flex', alignItems: 'center', gap: '14px', minWidth: 0 },
  icon: { display: 'flex', fontSize: '20px', color: tokens.colorBrandForeground1, flexShrink: 0 },
  names: { flexGrow: 1, minWidth: 0 },
  heading: { display: 'flex', alignItems: 'center', gap: '8px', margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  open: {
    fontFamily: 'inherit', fontSize: 'inherit', fontWeight: 'inherit', lineHeight: 'inherit', color: 'inherit', padding: 0, border: 'none', backgroundColor: 'transparent', cursor: 'pointer', textAlign: 'left',
    overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0,
    // The whole row opens the repository; what stands above this layer keeps its own clicks.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusLarge },
    ':focus-visible': { outlineStyle: 'none', '::after': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
    ':disabled': { cursor: 'default', '::after': { display: 'none' } },
  },
  sub: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  facts: { display: 'flex', alignItems: 'center', gap: '16px', color: tokens.colorNeutralForeground2, flexShrink: 0, fontSize: tokens.fontSizeBase200, '@media (max-width: 760px)': { display: 'none' } },
  fact: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  above: { position: 'relative', zIndex: 1 },
  actions: { position: 'relative', zIndex: 1, display: 'flex', gap: '2px', flexShrink: 0 },
});

/** One repository of the list. */
export function RepositoryRow({ repository, onRemove }: { readonly repository: Repository; readonly onRemove: () => void }) {
  const styles = useStyles();
  const { id, name, url, projectPath, state } = repository;
  const task = useTask(id);
  const busy = task?.state === 'running';
  const status = repositoryStatus(repository, busy);
  const openable = isOpenable(repository) && state !== 'empty';
  const fetchNow = (): void => void fetchRepository(id).catch(() => undefined); // The row itself shows the failure.
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.icon} aria-hidden="true"><BoxRegular /></span>
        <div className={styles.names}>
          <h2 className={styles.heading}>
            <button type="button" className={styles.open} disabled={!openable} title={name} onClick={() => navigate({ page: 'repository', repositoryId: id, tab: 'files' })}>{name}</button>
            {status !== null && <StatusBadge tone={status.tone} title={status.title}>{status.label}</StatusBadge>}
          </h2>
          <div className={styles.sub} title={url}>{projectPath === null ? url : `${projectPath} · ${new URL(url).host}`}</div>
        </div>
        <Facts repository={repository} />
        <div className={styles.actions}>
          <IconButton icon={<ArrowSyncRegular />} label={`Fetch ${name} now`} disabled={busy} onClick={fetchNow} />
          <OverflowMenu label={`More for ${name}`} entries={entriesFor(repository, onRemove)} />
        </div>
      </div>
      {busy && (
        <div className={styles.above}>
          <ProgressRow task={task} showTitle={false} onCancel={task.cancellable ? () => void cancelRepository(id).catch(showFailure) : undefined} />
        </div>
      )}
      {!busy && <RowFailure repository={repository} onRetry={fetchNow} />}
    </li>
  );
}

function Facts({ repository: { id, defaultBranch, fetchedAtMs } }: { readonly repository: Repository }) {
  const styles = useStyles();
  const drafts = useDraftList(id).filter((each) => each.state !== 'sent').length;
  return (
    <div className={styles.facts}>
      {drafts > 0 && <span className={styles.fact}>{counted(drafts, 'draft')}</span>}
      {defaultBranch !== null && <span className={styles.fact} title="Default branch"><BranchRegular aria-hidden="true" />{defaultBranch}</span>}
      {fetchedAtMs !== null && <span className={styles.fact}><TimeAgo atMs={fetchedAtMs} prefix="Fetched " /></span>}
    </div>
  );
}

function RowFailure({ repository: { failure, accountId, state }, onRetry }: { readonly repository: Repository; readonly onRetry: () => void }) {
  const styles = useStyles();
  const account = useAccounts(({ accounts }) => accounts.find((each) => each.id === accountId));
  if (failure === null || (failure.code === 'CANCELLED' && state !== 'failed')) return null;
  const unauthorized = failure.code === 'REMOTE_UNAUTHORIZED' || failure.code === 'FORGE_UNAUTHORIZED';
  return (
    <div className={styles.above}>
      <FailureBar
        compact words={failureWords(failure)} onRetry={onRetry}
        actions={unauthorized && account !== undefined && <Button size="small" onClick={() => openDialog({ kind: 'account-token', accountId: account.id })}>Enter a token</Button>}
      />
    </div>
  );
}

function entriesFor({ id, url, projectPath, name }: Repository, onRemove: () => void): readonly MenuEntry[] {
  const webUrl = url.replace(/\.git$/, '');
  return [
    { label: 'Drafts', icon: <EditRegular />, run: () => navigate({ page: 'repository', repositoryId: id, tab: 'drafts' }) },
    { label: 'Requests', icon: <BranchRequestRegular />, run: () => navigate({ page: 'repository', repositoryId: id, tab: 'requests' }) },
    ...(projectPath === null ? [] : [{ label: 'Show on the forge', icon: <OpenRegular />, run: () => void openExternal(webUrl).catch(showFailure) }]),
    { label: 'Copy the address', icon: <CopyRegular />, run: () => void navigator.clipboard.writeText(url).then(() => showToast({ intent: 'success', title: `Address of ${name} copied` }), showFailure) },
    { label: 'Remove…', icon: <DeleteRegular />, run: onRemove },
  ];
}
