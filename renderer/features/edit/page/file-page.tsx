import { Button } from '@fluentui/react-components';
import { DocumentProhibitedRegular } from '@fluentui/react-icons/svg/document-prohibited';
import { useEffect } from 'react';
import type { Draft } from '../../../../shared/model/draft.ts';
import type { RepositoryDocument } from '../../../../shared/model/document.ts';
import { call, failureWords } from '../../../ipc/client.ts';
import { setActiveDraft } from '../../../stores/active-draft-store.ts';
import { openDialog } from '../../../stores/dialog-store.ts';
import { draftName } from '../../../stores/draft-name.ts';
import { useDraft } from '../../../stores/drafts-store.ts';
import { navigate, type RouteOf } from '../../../stores/navigation-store.ts';
import { showFailure } from '../../../stores/toasts-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureBar } from '../../../ui/failure-bar.tsx';
import { bytes } from '../../../ui/format-amount.ts';
import { Loading } from '../../../ui/loading.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { Editing } from './editing.tsx';
import { FileHeader } from './file-header.tsx';
import { useOpenFile } from './use-open-file.ts';

/** One file of a branch: as a form beside its text where it can be edited, or why it cannot. */
export function FilePage({ route }: { readonly route: RouteOf<'file'> }) {
  const { file, reload } = useOpenFile(route);
  const draft = useDraft(route.draftId);
  // A draft that was sent takes no more edits; the next ones begin a new one.
  const sent = draft?.state === 'sent';
  useEffect(() => {
    if (!sent) return;
    setActiveDraft(route.repositoryId, null);
    navigate({ ...route, draftId: null }, { replace: true });
  }, [sent, route]);
  switch (file.kind) {
    case 'loading':
      return <Loading label={`Opening ${route.path}…`} />;
    case 'failed':
      return draft?.movedTo && file.failure.code === 'PATH_NOT_FOUND' ? <NewerThanDraft route={route} draft={draft} /> : (
        <div style={{ padding: 16 }}>
          <FailureBar
            words={failureWords(file.failure)} onRetry={reload}
            actions={route.draftId !== null && <Button size="small" onClick={() => navigate({ ...route, draftId: null }, { replace: true })}>Open without the draft</Button>}
          />
        </div>
      );
    case 'open':
      return file.session === null ? <NoText route={route} document={file.document} onRestored={reload} /> : <Editing key={`${route.repositoryId} ${route.path}`} route={route} document={file.document} session={file.session} />;
  }
}

/** A file that came to the branch after the draft was begun. */
function NewerThanDraft({ route, draft }: { readonly route: RouteOf<'file'>; readonly draft: Draft }) {
  return (
    <EmptyState
      title="This file is newer than your draft"
      actions={<><Button onClick={() => navigate({ ...route, draftId: null }, { replace: true })}>Open without the draft</Button><Button appearance="primary" onClick={() => openDialog({ kind: 'update-base', draftId: draft.id })}>Update the draft</Button></>}
    >
      {`“${draftName(draft)}” rests on an older ${draft.branch}, which has no ${route.path}. Bring the draft onto the newest ${draft.branch} to edit the file in it.`}
    </EmptyState>
  );
}

interface NoTextProps {
  readonly route: RouteOf<'file'>;
  readonly document: RepositoryDocument;
  readonly onRestored: () => void;
}

/** A file without text to edit: unreadable, or deleted by the draft. */
function NoText({ route, document, onRestored }: NoTextProps) {
  const review = (): void => {
    if (route.draftId !== null) navigate({ page: 'review', draftId: route.draftId });
  };
  const restore = async (): Promise<void> => {
    if (route.draftId === null) return;
    await call('draft.revert-file', { draftId: route.draftId, path: route.path });
    onRestored();
  };
  return (
    <>
      <FileHeader route={route} note={null} views={null} history={null} onReview={review} />
      {document.notice !== null && <NoticeBar flush intent="info">{document.notice}</NoticeBar>}
      {document.unreadable === null
        ? <EmptyState title="Deleted in this draft" actions={<Button onClick={() => void restore().catch(showFailure)}>Bring it back</Button>}>The file goes away when the draft is merged.</EmptyState>
        : (
          <EmptyState icon={<DocumentProhibitedRegular />} title="This file is not opened as text" actions={<Button onClick={() => navigate({ page: 'history', repositoryId: route.repositoryId, ref: null, path: route.path, oid: null })}>See its history</Button>}>
            {document.unreadable.message}{document.unreadable.code === 'TOO_LARGE' ? '' : ` It has ${bytes(document.sizeBytes)}.`}
          </EmptyState>
        )}
    </>
  );
}
