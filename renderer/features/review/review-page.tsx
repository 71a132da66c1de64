import { Button, makeStyles } from '@fluentui/react-components';
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task';
import { useEffect, useRef, useState } from 'react';
import type { DraftEdit } from '../../../shared/model/edit.ts';
import type { Review } from '../../../shared/model/review.ts';
import { failureWords } from '../../ipc/client.ts';
import { draftName } from '../../stores/draft-name.ts';
import { useDraft } from '../../stores/drafts-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { useRepository } from '../../stores/repositories-store.ts';
import { recall, remember } from '../../stores/workspace-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Split } from '../../ui/split.tsx';
import { Changes } from './changes.tsx';
import { FileList, type FileListProps } from './file-list.tsx';
import { SendPanel, type SendPanelProps } from './send-panel.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';
import { useReview } from './use-review.ts';

const useStyles = makeStyles({ pad: { padding: '0 24px' } });
const isLayout = (value: unknown): value is Readonly<Record<string, number>> => typeof value === 'object' && value !== null;

/** A draft as it would be sent: what is staged, what changes, and the request to open. */
export function ReviewPage({ draftId }: { readonly draftId: string }) {
  const styles = useStyles();
  const { review, proposal, failure, reload, stage } = useReview(draftId);
  const draft = useDraft(draftId) ?? review?.draft;
  const repository = useRepository(draft?.repositoryId ?? null);
  const sentAs = draft?.state === 'sent' ? draft.requestIid : null;
  const repositoryId = draft?.repositoryId;
  useEffect(() => {
    if (sentAs !== null && repositoryId !== undefined) navigate({ page: 'request', repositoryId, iid: sentAs }, { replace: true });
  }, [sentAs, repositoryId]);
  const moved = draft !== undefined && draft.movedTo !== null;
  return (
    <Page
      title={draft === undefined ? 'Review' : draftName(draft)} layout="fill" subtitle={draft === undefined ? undefined : `${repository?.name ?? 'repository'}, for ${draft.branch}`}
      actions={moved && <Button onClick={() => openDialog({ kind: 'update-base', draftId })}>Update to the newest {draft.branch}</Button>}
    >
      {failure !== null && <div className={styles.pad}><FailureBar words={failureWords(failure)} onRetry={reload} /></div>}
      {review === null ? failure === null && <Loading label="Reading the changes…" /> : <Reviewing review={review} proposal={proposal} onFailed={reload} onStage={stage} />}
    </Page>
  );
}

function Reviewing({ review, proposal, onFailed, onStage }: SendPanelProps & Pick<FileListProps, 'onStage'>) {
  const pane = useRef<HTMLDivElement>(null);
  const [leaving, setLeaving] = useState<readonly DraftEdit[]>([]);
  const show = (path: string): void => pane.current?.querySelector(`[data-file="${CSS.escape(path)}"]`)?.scrollIntoView({ block: 'start' });
  if (review.files.length === 0) return <NothingToReview review={review} />;
  const split = (
    <Split
      id="review" orientation="horizontal" layout={recall('review.layout', isLayout, { edits: 21, changes: 48, request: 31 })} onLayout={(layout) => remember('review.layout', layout)}
      panes={[
        { id: 'edits', initial: 21, min: 12, content: <FileList review={review} onStage={onStage} onShow={show} onTakeBack={setLeaving} /> },
        { id: 'changes', initial: 48, min: 25, content: <Changes review={review} paneRef={pane} /> },
        { id: 'request', initial: 31, min: 20, content: <SendPanel review={review} proposal={proposal} onFailed={onFailed} /> },
      ]}
    />
  );
  return <>{split}{leaving.length > 0 && <TakeBackDialog draftId={review.draft.id} edits={leaving} onTaken={onFailed} onClose={() => setLeaving([])} />}</>;
}

function NothingToReview({ review }: { readonly review: Review }) {
  const { draft } = review;
  return (
    <EmptyState icon={<ClipboardTaskRegular />} title="Nothing to review yet" actions={<Button onClick={() => navigate({ page: 'repository', repositoryId: draft.repositoryId, tab: 'files' })}>Go to the files</Button>}>
      This draft holds no changes. Open a file and change a field.
    </EmptyState>
  );
}
