import { makeStyles } from '@fluentui/react-components';
import { DraftsRegular } from '@fluentui/react-icons/svg/drafts';
import { useEffect, useState } from 'react';
import type { Draft } from '../../../shared/model/draft.ts';
import { failureWords } from '../../ipc/client.ts';
import { draftName } from '../../stores/draft-name.ts';
import { discardDraft, loadDrafts, useDraftList, useDrafts } from '../../stores/drafts-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { DraftRow } from './draft-row.tsx';
import { RenameDialog } from './rename-dialog.tsx';

const useStyles = makeStyles({ list: { listStyleType: 'none', margin: 0, padding: 0 }, heading: { margin: '20px 0 4px', fontSize: '14px' } });

type Asking = { readonly kind: 'rename' | 'discard'; readonly draft: Draft } | null;

/** The drafts of a repository, or of all for null: unfinished ones first, then those that became requests. */
export function DraftsPage({ repositoryId }: { readonly repositoryId: string | null }) {
  const styles = useStyles();
  const drafts = useDraftList(repositoryId);
  const { status, failure } = useDrafts();
  const [asking, setAsking] = useState<Asking>(null);
  useEffect(() => void loadDrafts(repositoryId), [repositoryId]);
  const open = drafts.filter((draft) => draft.state !== 'sent');
  const sent = drafts.filter((draft) => draft.state === 'sent');
  const list = (some: readonly Draft[]) => (
    <ul className={styles.list}>
      {some.map((draft) => <DraftRow key={draft.id} draft={draft} showRepository={repositoryId === null} onRename={() => setAsking({ kind: 'rename', draft })} onDiscard={() => setAsking({ kind: 'discard', draft })} />)}
    </ul>
  );
  return (
    <Page title="Drafts" subtitle="Changes that are not merge requests yet. Every keystroke is on disk.">
      {failure !== null && <FailureBar words={failureWords(failure)} onRetry={() => void loadDrafts(repositoryId)} />}
      {status === 'loading' && drafts.length === 0 && <Loading label="Reading the drafts…" />}
      {status === 'ready' && drafts.length === 0 && <EmptyState icon={<DraftsRegular />} title="No drafts">Open a file and change a field: a draft begins by itself.</EmptyState>}
      {open.length > 0 && list(open)}
      {sent.length > 0 && <><h2 className={styles.heading}>Sent</h2>{list(sent)}</>}
      {asking?.kind === 'rename' && <RenameDialog draft={asking.draft} onClose={() => setAsking(null)} />}
      {asking?.kind === 'discard' && <DiscardDialog draft={asking.draft} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function DiscardDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const edits = draft.files.reduce((sum, file) => sum + file.edits, 0);
  const discard = async (): Promise<void> => {
    try {
      await discardDraft(draft.id);
      showToast({ intent: 'info', title: `“${draftName(draft)}” was discarded` });
    } catch (error) {
      showFailure(error);
    }
  };
  return (
    <ConfirmDialog title={draft.state === 'sent' ? 'Remove this draft from the list?' : 'Discard this draft?'} confirm={draft.state === 'sent' ? 'Remove' : 'Discard'} danger onConfirm={discard} onClose={onClose}>
      {draft.state === 'sent'
        ? <>“{draftName(draft)}” is a merge request now, which stays as it is.</>
        : <>“{draftName(draft)}” holds {counted(edits, 'edit')} in {counted(draft.files.length, 'file')}. They are gone for good then; the repository itself is not touched.</>}
    </ConfirmDialog>
  );
}
