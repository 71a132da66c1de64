import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Request } from '../../../shared/model/request.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '6px 12px', margin: 0 },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** What is known of a request besides its text: branches, commit, people, times. */
export function RequestFacts({ request }: { readonly request: Request }) {
  const styles = useStyles();
  const fact = (name: string, value: ReactNode) => <><dt className={styles.name}>{name}</dt><dd className={styles.value}>{value}</dd></>;
  return (
    <dl className={styles.list}>
      {fact('From', <CodeText>{request.sourceBranch}</CodeText>)}
      {fact('Into', <CodeText>{request.targetBranch}</CodeText>)}
      {request.sha !== null && fact('Commit', <CodeText title={request.sha}>{request.sha.slice(0, 12)}</CodeText>)}
      {fact('Author', request.author)}
      {request.reviewers.length > 0 && fact('Reviewers', request.reviewers.map((member) => member.name).join(', '))}
      {request.labels.length > 0 && fact('Labels', request.labels.join(', '))}
      {fact('Opened', <TimeAgo atMs={request.createdAtMs} />)}
      {request.mergedAtMs !== null && fact('Merged', <><TimeAgo atMs={request.mergedAtMs} />{request.mergedBy !== null && ` by ${request.mergedBy}`}</>)}
      {request.mergeCommitOid !== null && fact('Merge commit', <CodeText title={request.mergeCommitOid}>{request.mergeCommitOid.slice(0, 12)}</CodeText>)}
      {fact('Address', <CodeText>{request.webUrl}</CodeText>)}
    </dl>
  );
}
