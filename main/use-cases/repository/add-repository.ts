import { listAccounts } from '../../store/tables/accounts.ts';
import { findRepositoryByUrl, putRepository } from '../../store/tables/repositories.ts';
import type { Repository } from '../../../shared/model/repository.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { type CloneUrl, projectPathBelow, readCloneUrl, sameAddresses } from './clone-url.ts';
import { syncRepository } from './sync-repository.ts';

/**
 * Puts a repository on the list and begins to clone it behind; answers at once. One that is on the list already is answered as it
 * is, and one that was removed comes back with its drafts.
 */
export function addRepository(context: Context, input: { readonly url: string; readonly accountId: string | null }): Repository {
  const address = readCloneUrl(input.url);
  const known = sameAddresses(address.url).map((url) => findRepositoryByUrl(context.db, url)).find((found) => found !== undefined);
  const link = linkToAccount(context, address, input.accountId);
  const repository = known === undefined ? newRepository(context, address, link) : { ...known.repository, ...link };
  const again = known === undefined || known.removed || repository.state === 'failed';
  const added: Repository = again ? { ...repository, state: 'cloning', failure: null, addedAtMs: context.now() } : repository;
  putRepository(context.db, added);
  context.emit({ type: 'repository', repository: added });
  if (again) syncRepository(context, added.id).catch(() => { /* Kept with the repository and told by its event. */ });
  return added;
}

type Link = Pick<Repository, 'accountId' | 'projectPath'>;

/** A token goes only to the server it belongs to, so an account of another server is not linked. */
function linkToAccount(context: Context, address: CloneUrl, accountId: string | null): Link | undefined {
  const accounts = listAccounts(context.db).filter((account) => accountId === null || account.id === accountId);
  for (const account of accounts) {
    const projectPath = projectPathBelow(address.url, account.baseUrl);
    if (projectPath !== null) return { accountId: account.id, projectPath };
  }
  return undefined;
}

function newRepository(context: Context, address: CloneUrl, link: Link | undefined): Repository {
  return {
    id: newId('r'), name: address.name, url: address.url, accountId: link?.accountId ?? null, projectPath: link?.projectPath ?? null,
    defaultBranch: null, state: 'cloning', fetchedAtMs: null, failure: null, addedAtMs: context.now(),
  };
}
