import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Request } from '../../../shared/model/request.ts';
import { call, failureOf, failureWords } from '../../ipc/client.ts';
import { openExternal } from '../../stores/app-info-store.ts';
import { putRequest } from '../../stores/requests-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { CheckBox } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { mergeState } from './merge-state.ts';

const useStyles = makeStyles({
  box: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, padding: '12px 14px', display: 'flex', flexDirection: 'column', gap: '10px' },
  facts: { display: 'flex', flexDirection: 'column', gap: '2px' },
  message: { fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', alignItems: 'center', gap: '14px', flexWrap: 'wrap' },
  why: { color: tokens.colorNeutralForeground2 },
});

/** Whether the request can be merged, and the button that merges the commit that was looked at, no other. */
export function MergeBox({ request, onMoved }: { readonly request: Request; readonly onMoved: () => void }) {
  const styles = useStyles();
  const [reviewedSha, setReviewedSha] = useState(request.sha);
  const [options, setOptions] = useState({ squash: request.squash, removeSourceBranch: request.removeSourceBranch });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const state = mergeState(request, reviewedSha);
  const merge = async (sha: string): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      putRequest(await call('request.merge', { repositoryId: request.repositoryId, iid: request.iid, sha, ...options }));
      showToast({ intent: 'success', title: `!${request.iid} is merged` });
    } catch (error) {
      const met = failureOf(error);
      setFailure(met);
      if (met.code === 'FORGE_REVIEWED_MOVED') onMoved();
    } finally {
      setBusy(false);
    }
  };
  if (request.state !== 'opened') return null;
  return (
    <section className={styles.box} aria-label="Merge">
      <div className={styles.facts}>
        <span className={styles.message}>{request.mergeability.message}</span>
        {request.approvals !== null && <Approvals approvals={request.approvals} />}
      </div>
      {failure !== null && <FailureBar compact words={failureWords(failure)} onDismiss={() => setFailure(null)} />}
      {state.kind === 'moved' && (
        <NoticeBar intent="warning" actions={<><Button size="small" onClick={() => void openExternal(request.webUrl).catch(showFailure)}>Look at them</Button><Button size="small" onClick={() => setReviewedSha(state.sha)}>I have seen them</Button></>}>
          New commits arrived while this page was open; the newest is <CodeText chip>{state.sha.slice(0, 8)}</CodeText>. Merging waits until you have looked at them.
        </NoticeBar>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabled={state.kind !== 'can' || busy} onClick={() => state.kind === 'can' && void merge(state.sha)}>{busy ? 'Merging…' : 'Merge'}</Button>
        <CheckBox label="Squash commits" checked={options.squash} onChange={(event) => setOptions({ ...options, squash: event.target.checked })} />
        <CheckBox label="Delete the branch" checked={options.removeSourceBranch} onChange={(event) => setOptions({ ...options, removeSourceBranch: event.target.checked })} />
      </div>
      {state.kind === 'cannot' && state.why !== request.mergeability.message && <div className={styles.why}>{state.why}</div>}
      {state.kind === 'can' && <div className={styles.why}>Merges exactly the commit <CodeText chip title={state.sha}>{state.sha.slice(0, 8)}</CodeText>; should the branch move meanwhile, nothing is merged.</div>}
    </section>
  );
}

function Approvals({ approvals }: { readonly approvals: { readonly required: number; readonly by: readonly string[] } }) {
  const { required, by } = approvals;
  const got = by.length === 0 ? 'Nobody has approved it yet' : `Approved by ${by.join(', ')}`;
  return <span>{got}{required === 0 ? '; no approval is required.' : ` (${Math.min(by.length, required)} of ${required} required).`}</span>;
}
