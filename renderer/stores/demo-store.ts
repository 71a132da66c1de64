import { create } from 'zustand';
import type { Failure } from '../../shared/model/failure.ts';
import { call, failureOf } from '../ipc/client.ts';
import { loadAppInfo } from './app-info-store.ts';
import { navigate, useNavigation } from './navigation-store.ts';
import { putRepository } from './repositories-store.ts';
import { showFailure } from './toasts-store.ts';

interface DemoState {
  readonly starting: boolean;
  readonly failure: Failure | null;
}

/** Whether the demo is being started, and why it could not be. */
export const useDemo = create<DemoState>()(() => ({ starting: false, failure: null }));

/** Starts the demo and shows its files; progress comes as the task `demo`, a failure is kept in the state. */
export async function startDemo(): Promise<void> {
  if (useDemo.getState().starting) return;
  useDemo.setState({ starting: true, failure: null });
  try {
    const repository = await call('demo.start', {});
    putRepository(repository);
    navigate({ page: 'repository', repositoryId: repository.id, tab: 'files' });
    await loadAppInfo();
    useDemo.setState({ starting: false });
  } catch (error) {
    useDemo.setState({ starting: false, failure: failureOf(error) });
    // The welcome page shows the failure itself.
    if (useNavigation.getState().route.page !== 'welcome') showFailure(error, { label: 'Try again', run: () => void startDemo() });
  }
}
