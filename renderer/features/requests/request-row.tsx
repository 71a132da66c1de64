import { makeStyles, tokens } from '@fluentui/react-components';
import type { RequestSummary } from '../../../shared/model/request.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { useRepository } from '../../stores/repositories-store.ts';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { PipelineBadge, RequestBadge } from './request-badge.tsx';

const useStyles = makeStyles({
  row: { position: 'relative', cursor: 'pointer', display: 'flex', alignItems: 'center', gap: '10px', height: '58px', padding: '0 24px', boxSizing: 'border-box', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, ':hover': { backgroundColor: tokens.colorNeutralBackground2 } },
  words: { flexGrow: 1, minWidth: 0 },
  title: {
    display: 'block', maxWidth: '100%', padding: 0, border: 'none', background: 'none', cursor: 'pointer', textAlign: 'left', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, lineHeight: '20px', fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', ':hover': { textDecorationLine: 'underline' },
    // The button reaches over its whole row, so that a click anywhere in it opens the request.
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** One request of the list. */
export function RequestRow({ request, showRepository }: { readonly request: RequestSummary; readonly showRepository: boolean }) {
  const styles = useStyles();
  const repository = useRepository(request.repositoryId);
  return (
    <div role="listitem" className={styles.row}>
      <div className={styles.words}>
        <button type="button" className={styles.title} onClick={() => navigate({ page: 'request', repositoryId: request.repositoryId, iid: request.iid })}>{request.title}</button>
        <div className={styles.facts}>
          !{request.iid} {showRepository && repository !== undefined && `in ${repository.name} `}by {request.author} · {request.sourceBranch} → {request.targetBranch} · <TimeAgo atMs={request.updatedAtMs} />
          {request.draftId !== null && ' · opened here'}
        </div>
      </div>
      <PipelineBadge status={request.pipelineStatus} />
      <RequestBadge state={request.state} draft={request.draft} />
    </div>
  );
}
