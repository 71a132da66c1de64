import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { useState } from 'react';
import type { Request } from '../../../shared/model/request.ts';
import { call, failureWords } from '../../ipc/client.ts';
import { openExternal } from '../../stores/app-info-store.ts';
import { putRequest } from '../../stores/requests-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { Page } from '../../ui/page.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { MergeBox } from './merge-box.tsx';
import { PipelineView } from './pipeline-view.tsx';
import { RequestBadge } from './request-badge.tsx';
import { RequestFacts } from './request-facts.tsx';
import { useWatchedRequest, type WatchedRequest } from './use-watched-request.ts';

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(220px, 300px)', gap: '24px', alignItems: 'start' },
  main: { display: 'flex', flexDirection: 'column', gap: '20px', minWidth: 0 },
  side: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  state: { display: 'inline-flex', gap: '8px', alignItems: 'center' },
  title: { margin: '0 0 8px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground2 },
});

/** One merge request, followed while it is shown: state, merge, pipeline with logs, description. */
export function RequestPage({ repositoryId, iid }: { readonly repositoryId: string; readonly iid: number }) {
  const watched = useWatchedRequest(repositoryId, iid);
  const { request, failure, refresh } = watched;
  if (request === undefined) {
    return <Page title={`!${iid}`}>{failure === null ? <Loading label="Asking the forge…" /> : <FailureBar words={failureWords(failure)} onRetry={refresh} />}</Page>;
  }
  return <Followed key={`${repositoryId} ${iid}`} request={request} watched={watched} />;
}

function Followed({ request, watched }: { readonly request: Request; readonly watched: WatchedRequest }) {
  const styles = useStyles();
  return (
    <Page
      title={`!${request.iid} ${request.title}`} actions={<Actions request={request} watched={watched} />}
      subtitle={<span className={styles.state}><RequestBadge state={request.state} draft={request.draft} /><TimeAgo prefix="as of " atMs={request.observedAtMs} /></span>}
    >
      <Staleness watched={watched} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <MergeBox request={request} onMoved={watched.refresh} />
          {request.pipeline === null
            ? <section aria-label="Pipeline"><h2 className={styles.title}>Pipeline</h2><div className={styles.none}>No pipeline has run for this request yet.</div></section>
            : <PipelineView repositoryId={request.repositoryId} pipeline={request.pipeline} />}
          <section aria-label="Description">
            <h2 className={styles.title}>Description</h2>
            {request.description.trim() === '' ? <div className={styles.none}>No description.</div> : <MarkdownText source={request.description} />}
          </section>
        </div>
        <aside className={styles.side} aria-label="Facts"><RequestFacts request={request} /></aside>
      </div>
    </Page>
  );
}

function Staleness({ watched: { stale, failure, refresh } }: { readonly watched: WatchedRequest }) {
  const met = stale?.failure ?? failure;
  if (met === null) return null;
  const { what } = failureWords(met);
  return (
    <div style={{ marginBottom: 12 }}>
      <NoticeBar intent="warning" actions={<Button size="small" onClick={refresh}>Try again</Button>}>
        {what} What is shown may be old{stale === undefined ? '.' : <>; it is asked again <TimeAgo atMs={stale.retryAtMs} />.</>}
      </NoticeBar>
    </div>
  );
}

function Actions({ request, watched }: { readonly request: Request; readonly watched: WatchedRequest }) {
  const [closing, setClosing] = useState(false);
  const place = { repositoryId: request.repositoryId, iid: request.iid };
  const setDraft = (draft: boolean): void => {
    call('request.set-draft', { ...place, draft }).then(putRequest, showFailure);
  };
  const close = async (): Promise<void> => {
    try {
      putRequest(await call('request.close', place));
      showToast({ intent: 'info', title: `!${request.iid} is closed` });
    } catch (error) {
      showFailure(error);
    }
  };
  const open = request.state === 'opened';
  return (
    <>
      <IconButton icon={<ArrowSyncRegular />} label="Ask the forge now" disabled={watched.refreshing} onClick={watched.refresh} />
      {open && request.draft && <Button onClick={() => setDraft(false)}>Mark as ready</Button>}
      <Button icon={<OpenRegular />} onClick={() => void openExternal(request.webUrl).catch(showFailure)}>Open in browser</Button>
      {open && <OverflowMenu label="More for this request" entries={[...(request.draft ? [] : [{ label: 'Mark as draft', run: () => setDraft(true) }]), { label: 'Close without merging…', run: () => setClosing(true) }]} />}
      {closing && (
        <ConfirmDialog title={`Close !${request.iid} without merging?`} confirm="Close the request" danger onConfirm={close} onClose={() => setClosing(false)}>
          Its branch and commits stay as they are; it can be reopened at the forge.
        </ConfirmDialog>
      )}
    </>
  );
}
