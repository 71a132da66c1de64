import type { Route, RouteOf } from '../stores/route.ts';

/** One step of the way to the place shown; `to` is null where it is the place itself. */
export interface Crumb {
  readonly label: string;
  readonly to: Route | null;
}

/** The names that a route does not carry itself; null where one is not known (yet). */
export interface CrumbNames {
  readonly repository: string | null;
  readonly draft: string | null;
  readonly requestTitle: string | null;
}

const tabNames = { files: 'Files', history: 'History', drafts: 'Drafts', requests: 'Requests' } as const;
const sectionNames = { general: 'General', accounts: 'Accounts', identity: 'Identity', network: 'Network', about: 'About' } as const;

/** The way from the top of the app to a route, shortest first; the last crumb is the place itself. */
export function crumbsFor(route: Route, names: CrumbNames): readonly Crumb[] {
  const repositories: Crumb = { label: 'Repositories', to: { page: 'repositories' } };
  switch (route.page) {
    case 'welcome':
      return [{ label: 'Welcome', to: null }];
    case 'repositories':
      return [{ ...repositories, to: null }];
    case 'repository':
    case 'file':
    case 'history':
      return [repositories, ...crumbsWithin(route, names.repository ?? 'Repository')];
    case 'drafts':
      return [{ label: 'Drafts', to: null }];
    case 'review':
      return [{ label: 'Drafts', to: { page: 'drafts' } }, { label: names.draft ?? 'Draft', to: null }];
    case 'requests':
      return [{ label: 'Requests', to: null }];
    case 'request':
      return [{ label: 'Requests', to: { page: 'requests' } }, { label: names.requestTitle === null ? `!${route.iid}` : `!${route.iid} ${names.requestTitle}`, to: null }];
    case 'settings':
      return [{ label: 'Settings', to: route.section === 'general' ? null : { page: 'settings', section: 'general' } }, ...(route.section === 'general' ? [] : [{ label: sectionNames[route.section], to: null }])];
  }
}

/** The way from a repository to a place in it. */
function crumbsWithin(route: RouteOf<'repository'> | RouteOf<'file'> | RouteOf<'history'>, repository: string): readonly Crumb[] {
  const { repositoryId } = route;
  const files: Crumb = { label: repository, to: { page: 'repository', repositoryId, tab: 'files' } };
  if (route.page === 'repository') return route.tab === 'files' ? [{ ...files, to: null }] : [files, { label: tabNames[route.tab], to: null }];
  const name = route.path.split('/').at(-1) ?? route.path;
  if (route.page === 'file') return [files, { label: name, to: null }];
  const place = route.path === '' ? (route.oid?.slice(0, 8) ?? '') : name;
  if (place === '') return [files, { label: tabNames.history, to: null }];
  return [files, { label: tabNames.history, to: { page: 'repository', repositoryId, tab: 'history' } }, { label: place, to: null }];
}
