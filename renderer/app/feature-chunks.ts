import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const loaded = new Map<unknown, unknown>();

/** The features, each a chunk of its own that is loaded when it is first shown, or ahead of that. */
export const features = {
  repositories: remembered(() => import('../features/repositories/index.ts')),
  settings: remembered(() => import('../features/settings/index.ts')),
  browse: remembered(() => import('../features/browse/index.ts')),
  edit: remembered(() => import('../features/edit/index.ts')),
  history: remembered(() => import('../features/history/index.ts')),
  drafts: remembered(() => import('../features/drafts/index.ts')),
  review: remembered(() => import('../features/review/index.ts')),
  requests: remembered(() => import('../features/requests/index.ts')),
  palette: remembered(() => import('./command-palette.tsx')),
  shortcuts: remembered(() => import('./shortcut-sheet.tsx')),
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

/**
 * A page of a feature's chunk. Drawn at once when the chunk has been loaded before: a promise, even a kept one, would show the
 * fallback first, and React keeps a fallback that it has shown for 300 ms.
 */
export function lazyPage<Module, Props>(load: () => Promise<Module>, pick: (module: Module) => ComponentType<Props>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => {
    const module = loaded.get(load) as Module | undefined;
    if (module === undefined) return load().then((late) => ({ default: pick(late) }));
    // oxlint-disable-next-line unicorn/no-thenable -- answering at once is its purpose
    const kept = { then: (resolve: (value: { default: ComponentType<Props> }) => void) => resolve({ default: pick(module) }) };
    return kept as unknown as Promise<{ default: ComponentType<Props> }>;
  });
}

function remembered<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const remember = async (): Promise<Module> => {
    const module = await load();
    loaded.set(remember, module);
    return module;
  };
  return remember;
}
