import { app, session, type WebContents } from 'electron';
import { isTrustedPage } from './trusted-page.ts';

/** What a page may do beyond drawing: put plain text on the clipboard. */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies permissions, downloads, navigation, pop-ups and embedded views in every page, present and future. */
export function lockDown(developmentServer: string | undefined): void {
  const { defaultSession } = session;
  const allows = (permission: string, address: string): boolean => allowedPermissions.has(permission) && isTrustedPage(address, developmentServer);
  defaultSession.setPermissionRequestHandler((contents, permission, answer) => answer(allows(permission, contents.getURL())));
  defaultSession.setPermissionCheckHandler((_, permission, origin) => allows(permission, origin));
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_, contents) => lockDownPage(contents, developmentServer));
}

function lockDownPage(contents: WebContents, developmentServer: string | undefined): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  const stay = (event: Electron.Event, url: string): void => {
    // A full reload by the development server is the one navigation that exists.
    if (developmentServer === undefined || !isTrustedPage(url, developmentServer)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
}
