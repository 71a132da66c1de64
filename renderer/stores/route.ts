/** The tabs of a repository's page. */
export const repositoryTabs = ['files', 'history', 'drafts', 'requests'] as const;
export type RepositoryTab = (typeof repositoryTabs)[number];

/** The sections of the settings page. */
export const settingsSections = ['general', 'accounts', 'identity', 'network', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Every place the window can show, a closed union; each comes from and goes to a string (`routeToString`, `routeFromString`). */
export type Route =
  | { readonly page: 'welcome' }
  | { readonly page: 'repositories' }
  | { readonly page: 'repository'; readonly repositoryId: string; readonly tab: RepositoryTab }
  /** A file in a draft, or as its branch has it; `line` (from 1) is shown when it opens. */
  | { readonly page: 'file'; readonly repositoryId: string; readonly draftId: string | null; readonly ref: string; readonly path: string; readonly line?: number }
  /** What happened to a path (empty for everything) seen from a branch (null for the default one), with a commit chosen. */
  | { readonly page: 'history'; readonly repositoryId: string; readonly ref: string | null; readonly path: string; readonly oid: string | null }
  | { readonly page: 'drafts' }
  | { readonly page: 'review'; readonly draftId: string }
  | { readonly page: 'requests' }
  | { readonly page: 'request'; readonly repositoryId: string; readonly iid: number }
  | { readonly page: 'settings'; readonly section: SettingsSection };

/** One kind of route; the page of that kind takes it as its property `route`. */
export type RouteOf<Page extends Route['page']> = Extract<Route, { readonly page: Page }>;

/** The route of the first screen when nothing is remembered. */
export const homeRoute: Route = { page: 'repositories' };

/** A route as text, such as `/file/r1?ref=main&path=envs%2Fprod.yaml`, to be remembered over a restart. */
export function routeToString(route: Route): string {
  switch (route.page) {
    case 'repository':
      return `/repository/${encodeURIComponent(route.repositoryId)}/${route.tab}`;
    case 'file': {
      const query = new URLSearchParams({ ref: route.ref, path: route.path });
      if (route.draftId !== null) query.set('draft', route.draftId);
      if (route.line !== undefined) query.set('line', String(route.line));
      return `/file/${encodeURIComponent(route.repositoryId)}?${query}`;
    }
    case 'history': {
      const query = new URLSearchParams({ path: route.path });
      if (route.ref !== null) query.set('ref', route.ref);
      if (route.oid !== null) query.set('commit', route.oid);
      return `/history/${encodeURIComponent(route.repositoryId)}?${query}`;
    }
    case 'review':
      return `/review/${encodeURIComponent(route.draftId)}`;
    case 'request':
      return `/request/${encodeURIComponent(route.repositoryId)}/${route.iid}`;
    case 'settings':
      return `/settings/${route.section}`;
    case 'welcome':
    case 'repositories':
    case 'drafts':
    case 'requests':
      return `/${route.page}`;
  }
}

/** The route that a text stands for; null for anything that `routeToString` does not write. */
export function routeFromString(text: string): Route | null {
  const [pathname = '', search = ''] = text.split('?', 2);
  const [, page = '', ...encoded] = pathname.split('/');
  const parts = encoded.map(decode);
  const [first = '', second = ''] = parts;
  switch (page) {
    case 'welcome':
    case 'repositories':
    case 'drafts':
    case 'requests':
      return { page };
    case 'repository':
      return repositoryRoute(first, second);
    case 'file':
      return fileRoute(first, new URLSearchParams(search));
    case 'history':
      return historyRoute(first, new URLSearchParams(search));
    case 'review':
      return first === '' ? null : { page, draftId: first };
    case 'request':
      return requestRoute(first, second);
    case 'settings': {
      const section = settingsSections.find((each) => each === first);
      return section === undefined ? null : { page, section };
    }
    default:
      return null;
  }
}

/** The repository that a route is about, when the route itself says so. */
export function repositoryOfRoute(route: Route): string | null {
  return 'repositoryId' in route ? route.repositoryId : null;
}

function repositoryRoute(repositoryId: string, name: string): Route | null {
  const tab = repositoryTabs.find((each) => each === name);
  return repositoryId !== '' && tab !== undefined ? { page: 'repository', repositoryId, tab } : null;
}

function requestRoute(repositoryId: string, iid: string): Route | null {
  return repositoryId !== '' && /^[1-9]\d*$/.test(iid) ? { page: 'request', repositoryId, iid: Number(iid) } : null;
}

function fileRoute(repositoryId: string, query: URLSearchParams): Route | null {
  const ref = query.get('ref');
  const path = query.get('path');
  const line = query.get('line');
  if (repositoryId === '' || !ref || !path || (line !== null && !/^[1-9]\d{0,8}$/.test(line))) return null;
  return { page: 'file', repositoryId, draftId: query.get('draft'), ref, path, ...(line === null ? {} : { line: Number(line) }) };
}

function historyRoute(repositoryId: string, query: URLSearchParams): Route | null {
  const path = query.get('path');
  return repositoryId === '' || path === null ? null : { page: 'history', repositoryId, ref: query.get('ref'), path, oid: query.get('commit') };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
