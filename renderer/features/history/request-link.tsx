import type { IntroducedBy } from '../../../shared/model/history.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useHistoryStyles } from './styles.ts';

/** The request that a commit came through, as a way to its page; nothing where none is known. */
export function RequestLink({ repositoryId, by }: { readonly repositoryId: string; readonly by: IntroducedBy }) {
  const styles = useHistoryStyles();
  if (by === null) return null;
  const { requestIid: iid } = by;
  if (iid === null) return <span>merged <TimeAgo atMs={by.mergedAtMs} /></span>;
  return (
    <span>
      <button type="button" className={styles.link} onClick={() => navigate({ page: 'request', repositoryId, iid })}>{`!${iid}`}</button>
      {', merged '}
      <TimeAgo atMs={by.mergedAtMs} />
    </span>
  );
}
