import { create } from 'zustand';

interface EngineState {
  readonly state: 'ready' | 'restarting' | 'down';
  /** Since when the computer says it has no network; null while it has one. */
  readonly offlineSinceMs: number | null;
}

/** The engine's state, and whether there is a network. */
export const useEngine = create<EngineState>()(() => ({ state: 'ready', offlineSinceMs: null }));

/** Takes in what the main process says of the engine. */
export function setEngineState(state: EngineState['state']): void {
  useEngine.setState({ state });
}

/** Takes in what the computer says of its network. */
export function setOnline(online: boolean): void {
  useEngine.setState(({ offlineSinceMs }) => ({ offlineSinceMs: online ? null : (offlineSinceMs ?? Date.now()) }));
}
