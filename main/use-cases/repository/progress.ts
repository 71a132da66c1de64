import type { Progress } from '../../../shared/model/progress.ts';
import type { TransferProgress } from '../../git/types.ts';
import type { Context } from '../context.ts';

/** A task's voice: `report` is passed on at most ten times a second, `end` always. */
export interface ProgressReporter {
  readonly transfer: (progress: TransferProgress) => void;
  readonly step: (phase: string, done: number, total: number) => void;
  readonly end: (state: 'done' | 'failed' | 'cancelled') => void;
}

const phases: Record<TransferProgress['phase'], string> = {
  counting: 'Counting objects', receiving: 'Receiving objects', resolving: 'Resolving changes', checking: 'Checking',
};

/** Tells the window how far a task is. */
export function reportProgress(context: Context, task: { readonly taskId: string; readonly title: string; readonly cancellable: boolean }): ProgressReporter {
  let last: Progress = { ...task, phase: 'Connecting', done: 0, total: null, unit: 'objects', state: 'running' };
  let toldAtMs = 0;
  const tell = (next: Progress): void => {
    const same = next.phase === last.phase && next.state === last.state;
    last = next;
    if (same && context.now() - toldAtMs < 100) return;
    toldAtMs = context.now();
    context.emit({ type: 'progress', progress: next });
  };
  context.emit({ type: 'progress', progress: last });
  return {
    transfer: ({ phase, done, total, unit }) => { tell({ ...last, phase: phases[phase], done, total, unit }); },
    step: (phase, done, total) => { tell({ ...last, phase, done, total, unit: 'steps' }); },
    end: (state) => { tell({ ...last, state }); },
  };
}
