import { create } from 'zustand';
import { call } from '../ipc/client.ts';
import { useNavigation } from './navigation-store.ts';
import { routeFromString, routeToString } from './route.ts';
import { watchUnsaved } from './unsaved-work.ts';

interface WorkspaceState {
  readonly state: Readonly<Record<string, unknown>>;
}

const settleMs = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What the screens want to find again after a restart, by a key of theirs such as `browse.expanded.<repository>`; JSON values only. */
export const useWorkspace = create<WorkspaceState>()(() => ({ state: {} }));

/** The value remembered under a key, checked by the caller's predicate; the fallback where there is none of that shape. */
export function recall<T>(key: string, isValid: (value: unknown) => value is T, fallback: T): T {
  const value = useWorkspace.getState().state[key];
  return isValid(value) ? value : fallback;
}

/** Remembers a value over restarts; undefined forgets it. */
export function remember(key: string, value: unknown): void {
  useWorkspace.setState(({ state }) => ({ state: { ...state, [key]: value } }));
}

/** Goes back to what was open, as far as it is still there; throws `FailureError`. */
export async function restoreWorkspace(): Promise<void> {
  const saved = await call('workspace.get', {});
  if (saved === null) return;
  useWorkspace.setState({ state: saved.state });
  const route = routeFromString(saved.route);
  if (route !== null) useNavigation.setState({ route, back: [], forward: [] });
}

/** Saves route and state shortly after they change, and what is still waiting when the window goes, until the returned function is called. */
export function keepWorkspace(onFailure: (error: unknown) => void): () => void {
  let saving: Promise<void> | null = null;
  const saveNow = (): void => {
    forget();
    const own = save().catch(onFailure).finally(() => {
      if (saving === own) saving = null;
    });
    saving = own;
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, settleMs);
  };
  const saveWaiting = (): void => {
    if (timer !== undefined) saveNow();
  };
  window.addEventListener('pagehide', saveWaiting);
  const flush = async (): Promise<void> => {
    saveWaiting();
    await saving;
  };
  const stops = [watchUnsaved({ get isBusy() { return timer !== undefined || saving !== null; }, flush }), useNavigation.subscribe((now, before) => now.route !== before.route && schedule()), useWorkspace.subscribe(schedule)];
  return () => {
    forget();
    window.removeEventListener('pagehide', saveWaiting);
    for (const stop of stops) stop();
  };
}

function forget(): void {
  clearTimeout(timer);
  timer = undefined;
}

async function save(): Promise<void> {
  const kept = Object.entries(useWorkspace.getState().state).filter(([, value]) => value !== undefined);
  await call('workspace.set', { route: routeToString(useNavigation.getState().route), state: Object.fromEntries(kept) });
}
