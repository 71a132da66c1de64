import { create } from 'zustand';
import type { Failure } from '../../shared/model/failure.ts';

/** Where the start of the window is: `ready` once the first screen can be drawn. */
export const useStart = create<{ readonly phase: 'starting' | 'ready' | 'failed'; readonly failure: Failure | null }>()(() => ({ phase: 'starting', failure: null }));

/** Resolves once the first screen can be drawn; what is shown earlier would be overtaken by what the start restores. */
export function whenReady(): Promise<void> {
  if (useStart.getState().phase === 'ready') return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useStart.subscribe(({ phase }) => {
      if (phase !== 'ready') return;
      stop();
      resolve();
    });
  });
}
