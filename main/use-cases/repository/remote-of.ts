import type { Repository } from '../../../shared/model/repository.ts';
import type { Remote, TransferProgress } from '../../git/types.ts';
import { getAccount, setTokenPlace } from '../../store/tables/accounts.ts';
import type { Context } from '../context.ts';

/** What a transfer needs besides the repository. */
export interface RemoteUse {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: TransferProgress) => void;
}

/** How to reach the remote of a repository: its account's token where it has one, the proxy and certificates of the settings. */
export async function remoteOf(context: Context, repository: Pick<Repository, 'url' | 'accountId'>, use: RemoteUse): Promise<Remote> {
  const { accountId, url } = repository;
  const common = { url, signal: use.signal, onProgress: use.onProgress, dispatcher: await context.network.dispatcherFor(url) };
  if (accountId === null) return common;
  const username = context.forges.forAccount(getAccount(context.db, accountId)).gitCredentials('').username;
  return { ...common, username, getToken: () => tokenOf(context, accountId) };
}

/**
 * The account's token, or null where it must be entered again; then the account says so. A keyring that was locked may be open by the
 * next time, so a token that is found again counts as kept.
 */
export async function tokenOf(context: Context, accountId: string): Promise<string | null> {
  const token = await context.secrets.get(accountId);
  const { token: place } = getAccount(context.db, accountId);
  const now = token === null ? 'missing' : place === 'missing' ? 'keyring' : place;
  if (now !== place) {
    setTokenPlace(context.db, accountId, now);
    context.emit({ type: 'accounts' });
  }
  return token;
}
