import { create } from 'zustand';
import { homeRoute, type Route, routeToString } from './route.ts';

export { type RepositoryTab, type Route, type RouteOf, type SettingsSection } from './route.ts';

interface NavigationState {
  readonly route: Route;
  readonly back: readonly Route[];
  readonly forward: readonly Route[];
}

const depth = 100;

/** Where the window is, and the way back and forward. */
export const useNavigation = create<NavigationState>()(() => ({ route: homeRoute, back: [], forward: [] }));

/** Shows a place; `replace` keeps it out of the way back (for a redirect, or a place that names itself more exactly). */
export function navigate(route: Route, options: { readonly replace?: boolean } = {}): void {
  const { route: from, back } = useNavigation.getState();
  if (routeToString(from) === routeToString(route)) return;
  if (options.replace === true) useNavigation.setState({ route });
  else useNavigation.setState({ route, back: [...back, from].slice(-depth), forward: [] });
}

/** Goes one place back; does nothing at the start. */
export function goBack(): void {
  const { route, back, forward } = useNavigation.getState();
  const to = back.at(-1);
  if (to !== undefined) useNavigation.setState({ route: to, back: back.slice(0, -1), forward: [route, ...forward] });
}

/** Goes one place forward again; does nothing at the end. */
export function goForward(): void {
  const { route, back, forward } = useNavigation.getState();
  const [to, ...rest] = forward;
  if (to !== undefined) useNavigation.setState({ route: to, back: [...back, route], forward: rest });
}

/** Takes places out of the way back and forward that are no longer there, such as those of a removed repository. */
export function forgetRoutes(isGone: (route: Route) => boolean): void {
  const { route, back, forward } = useNavigation.getState();
  const keep = (each: Route): boolean => !isGone(each);
  useNavigation.setState({ route: isGone(route) ? homeRoute : route, back: back.filter(keep), forward: forward.filter(keep) });
}
