import { Button } from '@fluentui/react-components';
import { useEngine } from '../stores/engine-store.ts';
import { NoticeBar } from '../ui/notice-bar.tsx';

/** Says that the engine is being started again, or that it could not be; nothing while it runs. */
export function EngineBanner() {
  const state = useEngine((engine) => engine.state);
  if (state === 'ready') return null;
  if (state === 'restarting') {
    return <NoticeBar intent="info" flush>The engine stopped and is being started again. Your drafts are safe on disk; what you had open stays open.</NoticeBar>;
  }
  return (
    <NoticeBar intent="warning" flush actions={<Button size="small" onClick={() => window.location.reload()}>Reload the window</Button>}>
      The engine could not be started again. Your drafts are safe on disk. Close Fairlead and start it anew; the log says more.
    </NoticeBar>
  );
}
