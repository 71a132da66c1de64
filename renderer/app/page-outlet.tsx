import { Suspense, useEffect } from 'react';
import { useNavigation } from '../stores/navigation-store.ts';
import { type Route, routeToString } from '../stores/route.ts';
import { Loading } from '../ui/loading.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { pageFor } from './routes.tsx';

/** Shows the page of the present route; a page that breaks leaves the rest of the window alone. */
export function PageOutlet() {
  const route = useNavigation((state) => state.route);
  const place = routeToString(route);
  return (
    <ErrorBoundary key={boundaryKey(route)} place="This page">
      <Suspense fallback={<Loading label="Opening…" />}>
        {pageFor(route)}
        <Usable key={place} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Tells tests and measurements that the first screen can be used; drawn only together with the page. */
function Usable() {
  useEffect(() => {
    if (document.documentElement.dataset['usable'] === 'true') return;
    document.documentElement.dataset['usable'] = 'true';
    performance.mark('usable');
  }, []);
  return null;
}

/** Pages of one kind share their boundary, so that a tab or a file change keeps what the page holds. */
function boundaryKey(route: Route): string {
  // A file is shown within the files of its repository, whose tree stays as it is; so does the list of a history.
  return route.page === 'file' || route.page === 'history' ? 'repository' : route.page;
}
