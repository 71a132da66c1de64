import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { CircleFilled } from '@fluentui/react-icons/svg/circle';
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useEffect } from 'react';
import type { Repository } from '../../shared/model/repository.ts';
import { failureWords } from '../ipc/client.ts';
import { loadAppInfo, useAppInfo } from '../stores/app-info-store.ts';
import { useCurrentRepository } from '../stores/current-repository-store.ts';
import { useEngine } from '../stores/engine-store.ts';
import { fetchRepository, useRepository } from '../stores/repositories-store.ts';
import { showFailure } from '../stores/toasts-store.ts';
import { useTask } from '../stores/tasks-store.ts';
import { TimeAgo } from '../ui/time-ago.tsx';
import { TaskButton } from './task-button.tsx';

const useStyles = makeStyles({
  bar: {
    gridArea: 'status', display: 'flex', alignItems: 'center', gap: '2px', height: '26px', padding: '0 8px', boxSizing: 'border-box', userSelect: 'none', overflow: 'hidden',
    fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground3, borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: { display: 'inline-flex', alignItems: 'center', gap: '5px', padding: '0 8px', height: '24px', whiteSpace: 'nowrap', minWidth: 0, overflow: 'hidden' },
  fixed: { flexShrink: 0 },
  spare: { flexShrink: 0, '@media (max-width: 900px)': { display: 'none' } },
  button: {
    fontFamily: 'inherit', fontSize: 'inherit', color: 'inherit', backgroundColor: 'transparent', border: 'none', cursor: 'pointer', borderRadius: tokens.borderRadiusSmall,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':disabled': { cursor: 'default' },
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
  icon: { display: 'flex', fontSize: '14px', flexShrink: 0 },
  dot: { fontSize: '8px' },
  ready: { color: tokens.colorStatusSuccessForeground3 },
  waiting: { color: tokens.colorStatusWarningForeground3 },
  broken: { color: tokens.colorStatusDangerForeground1 },
  spacer: { flexGrow: 1 },
});

const engineWords = { ready: 'Engine ready', restarting: 'Engine restarting…', down: 'Engine stopped' } as const;
const engineTones = { ready: 'ready', restarting: 'waiting', down: 'broken' } as const;

/** What is going on behind the window: engine, network, last fetch, running tasks. */
export function StatusBar() {
  const styles = useStyles();
  const { state, offlineSinceMs } = useEngine();
  const repository = useRepository(useCurrentRepository((current) => current.id));
  const demo = useAppInfo(({ info }) => info?.demo === true);
  return (
    <footer className={styles.bar} aria-label="Status">
      <span className={mergeClasses(styles.item, styles.fixed)}>
        <span className={mergeClasses(styles.icon, styles.dot, styles[engineTones[state]])} aria-hidden="true"><CircleFilled /></span>
        {engineWords[state]}
      </span>
      {offlineSinceMs !== null && (
        <span className={styles.item} title="Everything but talking to a forge works without a network.">
          <span className={styles.icon} aria-hidden="true"><CloudOffRegular /></span>
          <TimeAgo atMs={offlineSinceMs} prefix="Offline, last online " />
        </span>
      )}
      {repository !== undefined && <FetchStatus repository={repository} />}
      <span className={styles.spacer} />
      {demo && <span className={mergeClasses(styles.item, styles.spare)} title="The sample forge runs on this computer and is reached by nobody else."><span className={styles.icon} aria-hidden="true"><BeakerRegular /></span>Demo forge running</span>}
      <TaskButton />
    </footer>
  );
}

function FetchStatus({ repository }: { readonly repository: Repository }) {
  const styles = useStyles();
  const busy = useTask(repository.id)?.state === 'running';
  const failed = repository.failure !== null && !busy;
  const fetch = (): void => void fetchRepository(repository.id).catch((error: unknown) => showFailure(error, { label: 'Try again', run: fetch }));
  useEffect(() => {
    // The forge that does not answer may be the demo's, which is said to run.
    if (failed) void loadAppInfo().catch(showFailure);
  }, [failed]);
  const label = busy ? `Fetching ${repository.name}` : `Fetch ${repository.name} now`;
  return (
    <button
      type="button" className={mergeClasses(styles.item, styles.button)} disabled={busy} title={failed ? failureWords(repository.failure).what : label}
      onClick={fetch}
    >
      <span className={mergeClasses(styles.icon, failed && styles.broken)} aria-hidden="true">{failed ? <WarningRegular /> : <ArrowSyncRegular />}</span>
      <span className={styles.words}>
        {repository.name}
        {busy ? ': fetching…' : <FetchedWords repository={repository} failed={failed} />}
      </span>
    </button>
  );
}

function FetchedWords({ repository: { fetchedAtMs }, failed }: { readonly repository: Repository; readonly failed: boolean }) {
  const prefix = failed ? ': fetch failed, last fetched ' : ': fetched ';
  return fetchedAtMs === null ? <>{failed ? ': fetch failed' : ': not fetched yet'}</> : <TimeAgo atMs={fetchedAtMs} prefix={prefix} />;
}
