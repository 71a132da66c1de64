import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import type { RequestProposal } from '../../../shared/model/request.ts';
import type { Review } from '../../../shared/model/review.ts';
import { call, failureOf, failureWords } from '../../ipc/client.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { useTask } from '../../stores/tasks-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { Loading } from '../../ui/loading.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProgressRow } from '../../ui/progress-row.tsx';
import { type RequestChanges, requestProblems, requestValues, type RequestValues } from './request-draft.ts';
import { RequestForm } from './request-form.tsx';
import { sendRequest } from './send-request.ts';
import { reviewShare } from './staging.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground2 },
  body: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '12px 14px', display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  foot: { flexShrink: 0, padding: '12px 14px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** What the panel is made of; `onFailed` lets the review be read again, since what stood in the way may show there. */
export interface SendPanelProps {
  readonly review: Review;
  readonly proposal: RequestProposal | null;
  readonly onFailed: () => void;
}

/** The form of the request and the button that opens it, with what is happening and what went wrong. */
export function SendPanel({ review, proposal, onFailed }: SendPanelProps) {
  const styles = useStyles();
  const [changes, setChanges] = useState<RequestChanges>({});
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const values = proposal === null ? null : requestValues(proposal, changes);
  const send = async (): Promise<void> => {
    setTried(true);
    if (values === null || Object.keys(requestProblems(values)).length > 0) return;
    setSending(true);
    setFailure(null);
    try {
      await sendRequest(review, values, changes.author !== undefined);
    } catch (error) {
      setFailure(failureOf(error));
      onFailed();
    } finally {
      setSending(false);
    }
  };
  return (
    <section className={styles.panel} aria-label="Merge request">
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.body} tabIndex={0} role="group" aria-label="Merge request, form">
        <h2 className={styles.title}>Merge request into {review.draft.branch}</h2>
        {proposal !== null && proposal.offline !== null && <NoticeBar intent="info">{proposal.offline} Everything can be filled in; labels and reviewers of the forge are missing.</NoticeBar>}
        {proposal === null || values === null
          ? <Loading label="Preparing the request…" />
          : <RequestForm draftId={review.draft.id} proposal={proposal} values={values} showProblems={tried} onChange={(change) => setChanges({ ...changes, ...change })} />}
      </div>
      <Foot review={review} values={values} sending={sending} failure={failure} onSend={() => void send()} />
    </section>
  );
}

interface FootProps {
  readonly review: Review;
  readonly values: RequestValues | null;
  readonly sending: boolean;
  readonly failure: Failure | null;
  readonly onSend: () => void;
}

function Foot({ review, values, sending, failure, onSend }: FootProps) {
  const styles = useStyles();
  const task = useTask(review.draft.id);
  // It may have been started before this page was shown.
  const busy = sending || task?.state === 'running';
  const { staged, total } = reviewShare(review);
  const draftId = review.draft.id;
  return (
    <div className={styles.foot}>
      {failure !== null && failure.code !== 'CANCELLED' && (
        <FailureBar
          compact words={failureWords(failure)}
          actions={failure.code === 'CONFLICT' && <Button size="small" onClick={() => openDialog({ kind: 'update-base', draftId })}>Choose sides</Button>}
        />
      )}
      {busy && task !== undefined && <ProgressRow task={task} onCancel={task.cancellable ? () => void call('repository.cancel', { id: draftId }) : undefined} />}
      {staged > 0 && staged < total && !busy && <span>The other {counted(total - staged, 'edit')} stay in a draft.</span>}
      <Button appearance="primary" disabled={busy || values === null || total === 0 || review.conflicts.length > 0} onClick={onSend}>{busy ? 'Opening…' : failure === null || failure.code === 'CONFLICT' ? sendWords(staged, total) : 'Try again'}</Button>
    </div>
  );
}

/** Where nothing is staged, everything is sent. */
function sendWords(staged: number, total: number): string {
  const amount = staged > 0 && staged < total ? `${staged} of ${total} edits` : staged === 0 && total > 1 ? `all ${total} edits` : counted(total, 'edit');
  return `Open merge request (${amount})`;
}
