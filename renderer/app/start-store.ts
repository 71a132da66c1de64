import { create } from 'zustand';
import type { Failure } from '../../shared/model/failure.ts';

/** Where the start of the window is: `ready` once the first screen can be drawn. */
export const useStart = create<{ readonly phase: 'starting' | 'ready' | 'failed'; readonly failure: Failure | null }>()(() => ({ phase: 'starting', failure: null }));
