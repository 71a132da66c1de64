/** The features, each a chunk of its own that is loaded when it is first shown, or ahead of that. */
export const features = {
  repositories: () => import('../features/repositories/index.ts'),
  settings: () => import('../features/settings/index.ts'),
  browse: () => import('../features/browse/index.ts'),
  edit: () => import('../features/edit/index.ts'),
  history: () => import('../features/history/index.ts'),
  drafts: () => import('../features/drafts/index.ts'),
  review: () => import('../features/review/index.ts'),
  requests: () => import('../features/requests/index.ts'),
  palette: () => import('./command-palette.tsx'),
  shortcuts: () => import('./shortcut-sheet.tsx'),
} as const;

/** Loads what is not shown yet while the window is idle, so that no screen keeps the operator waiting for its code. */
export function loadFeaturesAhead(): void {
  const waiting = Object.values(features);
  const loadNext = (): void => {
    const load = waiting.shift();
    if (load === undefined) return;
    // A chunk that does not load now is asked for again when it is needed, and the fault is shown there.
    load().catch(() => undefined).finally(() => requestIdleCallback(loadNext));
  };
  requestIdleCallback(loadNext);
}
