import { create } from 'zustand';
import { failureWords } from '../ipc/client.ts';

/** A short notice in the corner; it never takes the focus. */
export interface Toast {
  readonly id: number;
  readonly intent: 'success' | 'info' | 'warning' | 'error';
  readonly title: string;
  readonly detail: string | null;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** The notices shown now, oldest first. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

let lastId = 0;
const shownAtOnce = 4;

/** Shows a notice; the same one again replaces itself, and the oldest gives way when there are too many. Returns its id. */
export function showToast(toast: Pick<Toast, 'intent' | 'title'> & Partial<Pick<Toast, 'detail' | 'action'>>): number {
  lastId += 1;
  const shown: Toast = { detail: null, action: null, ...toast, id: lastId };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter((each) => each.title !== shown.title || each.detail !== shown.detail), shown].slice(-shownAtOnce) }));
  return shown.id;
}

/** Shows a failure as a notice: what happened, then what was kept and what to do; a cancelled task is no failure. */
export function showFailure(error: unknown, action: Toast['action'] = null): void {
  const { code, what, kept, next } = failureWords(error);
  if (code === 'CANCELLED') return;
  showToast({ intent: 'error', title: what, detail: `${kept} ${next}`.trim(), action });
}

/** Takes a notice away. */
export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }));
}
