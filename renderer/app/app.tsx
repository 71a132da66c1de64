import { FluentProvider } from '@fluentui/react-components';
import { failureWords } from '../ipc/client.ts';
import { FailureBar } from '../ui/failure-bar.tsx';
import { Loading } from '../ui/loading.tsx';
import { Logo } from '../ui/logo.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';
import { useStart } from './start-store.ts';
import { loadFirstScreen } from './start-up.ts';
import { themeOf } from './theme.ts';
import { useLook } from './use-look.ts';

/** The whole window: theme, then the shell once the first screen can be drawn. */
export function App() {
  const look = useLook();
  return (
    <FluentProvider theme={themeOf(look)} style={{ height: '100%' }}>
      <ErrorBoundary place="Fairlead">
        <Started />
      </ErrorBoundary>
    </FluentProvider>
  );
}

function Started() {
  const { phase, failure } = useStart();
  if (phase === 'failed' && failure !== null) {
    return (
      <main style={{ padding: 32, maxWidth: 760, margin: '8vh auto 0' }}>
        <div style={{ display: 'flex', gap: 14, alignItems: 'center' }}><Logo size={40} /><h1>Fairlead could not start</h1></div>
        <FailureBar words={failureWords(failure)} onRetry={() => void loadFirstScreen()} />
      </main>
    );
  }
  return phase === 'ready' ? <Shell /> : <main style={{ height: '100%', display: 'flex' }}><Loading label="Starting Fairlead…" /></main>;
}
