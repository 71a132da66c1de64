import { type ReactNode, Suspense } from 'react';
import type { Route, RouteOf } from '../stores/route.ts';
import { Loading } from '../ui/loading.tsx';
import { features, lazyPage } from './feature-chunks.ts';
import { FileWithPast } from './file-with-past.tsx';
import { RepositoryFrame } from './repository-frame.tsx';

const WelcomePage = lazyPage(features.repositories, (module) => module.WelcomePage);
const RepositoriesPage = lazyPage(features.repositories, (module) => module.RepositoriesPage);
const FilesPage = lazyPage(features.browse, (module) => module.FilesPage);
const FilePage = lazyPage(features.edit, (module) => module.FilePage);
const HistoryPage = lazyPage(features.history, (module) => module.HistoryPage);
const DraftsPage = lazyPage(features.drafts, (module) => module.DraftsPage);
const ReviewPage = lazyPage(features.review, (module) => module.ReviewPage);
const RequestsPage = lazyPage(features.requests, (module) => module.RequestsPage);
const RequestPage = lazyPage(features.requests, (module) => module.RequestPage);
const SettingsPage = lazyPage(features.settings, (module) => module.SettingsPage);

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
      return <RepositoryFrame route={route}>{tabOf(route)}</RepositoryFrame>;
    case 'file':
      return (
        <RepositoryFrame route={{ page: 'repository', repositoryId: route.repositoryId, tab: 'files' }}>
          <FilesPage repositoryId={route.repositoryId} gitRef={route.ref} path={route.path}><Suspense fallback={<Loading label="Opening the file…" />}><FileWithPast route={route}><FilePage route={route} /></FileWithPast></Suspense></FilesPage>
        </RepositoryFrame>
      );
    case 'history':
      return <RepositoryFrame route={{ page: 'repository', repositoryId: route.repositoryId, tab: 'history' }}><HistoryPage key={route.repositoryId} route={route} /></RepositoryFrame>;
    case 'drafts':
      return <DraftsPage repositoryId={null} />;
    case 'review':
      return <ReviewPage key={route.draftId} draftId={route.draftId} />;
    case 'requests':
      return <RequestsPage key="all" repositoryId={null} />;
    case 'request':
      return <RequestPage key={`${route.repositoryId} ${route.iid}`} repositoryId={route.repositoryId} iid={route.iid} />;
  }
}

function tabOf({ repositoryId, tab }: RouteOf<'repository'>): ReactNode {
  switch (tab) {
    case 'files':
      return <FilesPage repositoryId={repositoryId} />;
    case 'history':
      return <HistoryPage key={repositoryId} route={{ page: 'history', repositoryId, ref: null, path: '', oid: null }} />;
    case 'drafts':
      return <DraftsPage repositoryId={repositoryId} />;
    case 'requests':
      return <RequestsPage key={repositoryId} repositoryId={repositoryId} />;
  }
}
