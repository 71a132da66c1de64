import { lazy, type ReactNode } from 'react';
import type { Route } from '../stores/route.ts';
import { RepositoryFrame } from './repository-frame.tsx';

const WelcomePage = lazy(async () => ({ default: (await import('../features/repositories/index.ts')).WelcomePage }));
const RepositoriesPage = lazy(async () => ({ default: (await import('../features/repositories/index.ts')).RepositoriesPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../features/settings/index.ts')).SettingsPage }));

/** The page of each route; every feature is a chunk of its own, loaded when it is first shown. */
export function pageFor(route: Route): ReactNode {
  switch (route.page) {
    case 'welcome':
      return <WelcomePage />;
    case 'repositories':
      return <RepositoriesPage />;
    case 'settings':
      return <SettingsPage route={route} />;
    case 'repository':
      return <RepositoryFrame route={route}>{null}</RepositoryFrame>;
    default:
      return null;
  }
}
