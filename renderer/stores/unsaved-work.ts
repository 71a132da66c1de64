import { showToast } from './toasts-store.ts';

/** Something that may hold what was typed and is not on disk yet. */
export interface UnsavedWork {
  readonly isBusy: boolean;
  /** Sends what waits; resolves when it is kept, or stuck. */
  readonly flush: () => Promise<void>;
}

const works = new Set<UnsavedWork>();
const mostMs = 4000;
const tryAgainMs = 50;
const warnedForMs = 30_000;

/** Keeps the window open until this is saved; the returned function forgets it. */
export function watchUnsaved(work: UnsavedWork): () => void {
  works.add(work);
  return () => works.delete(work);
}

/**
 * Holds up the closing of the window for as long as it takes to keep what was typed, and closes it then. What cannot be kept within some seconds
 * leaves the window open and is said; closing it once more closes it all the same. Until the returned function is called.
 */
export function saveBeforeClosing(close: () => void = () => window.close()): () => void {
  let state: 'open' | 'saving' | 'warned' | 'closing' = 'open';
  const save = async (): Promise<void> => {
    const giveUpMs = Date.now() + mostMs;
    // What is kept may have something else kept: a new draft is remembered as the one that is open.
    while (unsaved().length > 0 && Date.now() < giveUpMs) {
      await Promise.race([Promise.all(unsaved().map((work) => work.flush())), pause(giveUpMs - Date.now())]);
      if (unsaved().length > 0) await pause(tryAgainMs);
    }
    if (unsaved().length === 0) {
      state = 'closing';
      return close();
    }
    state = 'warned';
    setTimeout(() => {
      state = 'open';
    }, warnedForMs);
    showToast({ intent: 'error', title: 'The window is still open: what you typed last is not saved yet', detail: 'It is tried again every few seconds. Close the window once more to close it without it.' });
  };
  const hold = (event: BeforeUnloadEvent): void => {
    if (unsaved().length === 0 || state === 'closing' || state === 'warned') return;
    event.preventDefault();
    if (state === 'saving') return;
    state = 'saving';
    void save().catch(close);
  };
  window.addEventListener('beforeunload', hold);
  return () => window.removeEventListener('beforeunload', hold);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function unsaved(): UnsavedWork[] {
  return [...works].filter((work) => work.isBusy);
}
