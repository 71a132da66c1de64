import { appOrigin } from './bundled-file.ts';

/** True for an address of the app's own page; `developmentServer` is the origin that stands in for it while developing. */
export function isTrustedPage(address: string, developmentServer: string | undefined): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, origin } = new URL(address);
  // The origin of a custom scheme is "null" for Node's URL, so it is put together here.
  if (`${protocol}//${host}` === appOrigin) return true;
  return developmentServer !== undefined && origin === new URL(developmentServer).origin;
}
