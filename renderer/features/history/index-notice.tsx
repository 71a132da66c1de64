import { Button } from '@fluentui/react-components';
import type { HistoryState } from '../../../shared/model/history.ts';
import { updateHistory } from '../../stores/history-store.ts';
import { useTask } from '../../stores/tasks-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { counted } from '../../ui/format-amount.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';

/** Says how far the index is while it is not whole; nothing once it is. */
export function IndexNotice({ repositoryId, state }: { readonly repositoryId: string; readonly state: HistoryState | undefined }) {
  const task = useTask(`history-${repositoryId}`);
  if (state === undefined || (state.state === 'ready' && state.complete)) return null;
  const done = Math.max(state.commits, task?.state === 'running' ? task.done : 0);
  if (state.state === 'failed') {
    return (
      <NoticeBar flush intent="warning" actions={<Button size="small" onClick={() => void updateHistory(repositoryId).catch(showFailure)}>Try again</Button>}>
        {`The index of the history could not be brought up to date. What is shown is of ${counted(done, 'commit')}.`}
      </NoticeBar>
    );
  }
  if (state.state === 'ready') return <NoticeBar flush intent="info">{`This clone reaches back ${counted(done, 'commit')}; older ones are not here yet.`}</NoticeBar>;
  return <NoticeBar flush intent="info">{`Indexing the history, newest first: ${counted(done, 'commit')} so far. What is here can be used already.`}</NoticeBar>;
}
