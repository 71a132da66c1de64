import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Draft } from '../../../shared/model/draft.ts';
import { setActiveDraft } from '../../stores/active-draft-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { draftName } from '../../stores/draft-name.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { useRepository } from '../../stores/repositories-store.ts';
import { requestKey, useRequests } from '../../stores/requests-store.ts';
import { counted } from '../../ui/format-amount.ts';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex', alignItems: 'center', gap: '12px', padding: '10px 12px', minWidth: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  words: { flexGrow: 1, minWidth: 0 },
  title: {
    display: 'block', maxWidth: '100%', padding: 0, border: 'none', background: 'none', cursor: 'pointer', textAlign: 'left', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap',
    ':hover': { textDecorationLine: 'underline' }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  actions: { display: 'flex', gap: '6px', flexShrink: 0, alignItems: 'center' },
});

/** What a row of the list of drafts is made of. */
export interface DraftRowProps {
  readonly draft: Draft;
  readonly showRepository: boolean;
  readonly onRename: () => void;
  readonly onDiscard: () => void;
}

/** One draft: what it is called, what it holds, and what can be done with it. */
export function DraftRow({ draft, showRepository, onRename, onDiscard }: DraftRowProps) {
  const styles = useStyles();
  const repository = useRepository(draft.repositoryId);
  const request = useRequests((state) => (draft.requestIid === null ? undefined : state.summaries[requestKey({ repositoryId: draft.repositoryId, iid: draft.requestIid })]));
  const name = draft.title === '' && request !== undefined ? request.title : draftName(draft);
  const edits = draft.files.reduce((sum, file) => sum + file.edits, 0);
  const files = draft.files.length === 0 ? 'No changes yet' : `${counted(edits, 'edit')} in ${draft.files.length === 1 ? (draft.files[0]?.path ?? '') : counted(draft.files.length, 'file')}`;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <button type="button" className={styles.title} onClick={() => (draft.state === 'sent' ? showRequest(draft) : navigate({ page: 'review', draftId: draft.id }))}>{name}</button>
        <div className={styles.facts} title={draft.files.map((file) => file.path).join('\n')}>
          {showRepository && `${repository?.name ?? 'repository'} · `}{draft.branch} · {files} · <TimeAgo atMs={draft.updatedAtMs} />
        </div>
      </div>
      {draft.state === 'open' && draft.movedTo !== null && <StatusBadge tone="warning" title={`${draft.branch} has newer commits than this draft is based on`}>Base moved</StatusBadge>}
      {draft.state === 'sending' && <StatusBadge tone="info">Being sent</StatusBadge>}
      {draft.state === 'sent' && <StatusBadge tone="success">Sent{draft.requestIid === null ? '' : ` as !${draft.requestIid}`}</StatusBadge>}
      <div className={styles.actions}>
        {draft.state === 'sent'
          ? draft.requestIid !== null && <Button size="small" onClick={() => showRequest(draft)}>Open request</Button>
          : <><Button size="small" onClick={() => continueDraft(draft)}>Continue</Button><Button size="small" disabled={draft.files.length === 0} onClick={() => navigate({ page: 'review', draftId: draft.id })}>Review</Button></>}
        <OverflowMenu
          label={`More for ${name}`}
          entries={[
            { label: 'Rename…', run: onRename, disabled: draft.state === 'sent' },
            { label: `Update to the newest ${draft.branch}…`, run: () => openDialog({ kind: 'update-base', draftId: draft.id }), disabled: draft.state === 'sent' || draft.movedTo === null },
            { label: draft.state === 'sent' ? 'Remove from the list…' : 'Discard…', run: onDiscard },
          ]}
        />
      </div>
    </li>
  );
}

/** Goes on editing: the next edits of its branch go to this draft. */
function continueDraft(draft: Draft): void {
  setActiveDraft(draft.repositoryId, draft.id);
  const first = draft.files.find((file) => file.status !== 'deleted');
  if (first === undefined) navigate({ page: 'repository', repositoryId: draft.repositoryId, tab: 'files' });
  else navigate({ page: 'file', repositoryId: draft.repositoryId, ref: draft.branch, path: first.path, draftId: draft.id });
}

function showRequest(draft: Draft): void {
  if (draft.requestIid !== null) navigate({ page: 'request', repositoryId: draft.repositoryId, iid: draft.requestIid });
}
