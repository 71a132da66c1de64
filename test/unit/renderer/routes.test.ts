import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { forgetRoutes, goBack, goForward, navigate, useNavigation } from '../../../renderer/stores/navigation-store.ts';
import { homeRoute, repositoryOfRoute, repositoryTabs, type Route, routeFromString, routeToString, settingsSections } from '../../../renderer/stores/route.ts';

const id = fc.string({ minLength: 1, maxLength: 20 });
const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const anyRoute: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>({ page: 'welcome' }, { page: 'repositories' }, { page: 'drafts' }, { page: 'requests' }),
  fc.record({ page: fc.constant('repository' as const), repositoryId: id, tab: fc.constantFrom(...repositoryTabs) }),
  fc.record({ page: fc.constant('file' as const), repositoryId: id, draftId: fc.option(id), ref: text, path: text }),
  fc.record({ page: fc.constant('file' as const), repositoryId: id, draftId: fc.option(id), ref: text, path: text, line: fc.integer({ min: 1, max: 999_999_999 }) }),
  fc.record({ page: fc.constant('history' as const), repositoryId: id, ref: fc.option(text), path: fc.oneof(fc.constant(''), text), oid: fc.option(text) }),
  fc.record({ page: fc.constant('review' as const), draftId: id }),
  fc.record({ page: fc.constant('request' as const), repositoryId: id, iid: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({ page: fc.constant('settings' as const), section: fc.constantFrom(...settingsSections) }),
);

beforeEach(() => useNavigation.setState({ route: homeRoute, back: [], forward: [] }));

test('reads back every route that it writes', () => {
  fc.assert(fc.property(anyRoute, (route) => { expect(routeFromString(routeToString(route))).toEqual(route); }));
});

test('keeps odd paths apart from the rest of the route', () => {
  const route: Route = { page: 'file', repositoryId: 'r1', draftId: 'd1', ref: 'feature/a?b#c&d', path: 'envs/prod/a b+ü?x=1&draft=other.yaml' };
  expect(routeFromString(routeToString(route))).toEqual(route);
});

test('answers null for text that is no route', () => {
  for (const each of ['', '/', '/nowhere', '/repository/r1/nothing', '/repository//files', '/file/r1', '/request/r1/0', '/request/r1/x', '/settings', '/review/', '/review/%E0%A4%A', 'repositories']) {
    expect([each, routeFromString(each)]).toEqual([each, null]);
  }
});

test('knows which repository a route is about', () => {
  expect(repositoryOfRoute({ page: 'request', repositoryId: 'r1', iid: 4 })).toBe('r1');
  expect(repositoryOfRoute({ page: 'review', draftId: 'd1' })).toBeNull();
});

test('goes back and forward, and a new place ends the way forward', () => {
  navigate({ page: 'drafts' });
  navigate({ page: 'requests' });
  goBack();
  expect(useNavigation.getState().route).toEqual({ page: 'drafts' });
  goForward();
  expect(useNavigation.getState().route).toEqual({ page: 'requests' });
  goBack();
  navigate({ page: 'settings', section: 'about' });
  goForward();
  expect(useNavigation.getState().route).toEqual({ page: 'settings', section: 'about' });
});

test('makes no step of a place that is shown already, nor of one that replaces', () => {
  navigate({ page: 'repositories' });
  expect(useNavigation.getState().back).toEqual([]);
  navigate({ page: 'drafts' }, { replace: true });
  expect(useNavigation.getState()).toMatchObject({ route: { page: 'drafts' }, back: [] });
});

test('forgets places of a removed repository', () => {
  navigate({ page: 'repository', repositoryId: 'r1', tab: 'files' });
  navigate({ page: 'drafts' });
  navigate({ page: 'request', repositoryId: 'r1', iid: 1 });
  forgetRoutes((route) => repositoryOfRoute(route) === 'r1');
  expect(useNavigation.getState()).toMatchObject({ route: homeRoute, back: [homeRoute, { page: 'drafts' }] });
});
