import type { Account, ForgeKind } from '../../../shared/model/account.ts';
import type { ForgeIdentity } from '../../forge/index.ts';
import { findAccount, getAccount, putAccount } from '../../store/tables/accounts.ts';
import { listRepositories, putRepository } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { projectPathBelow } from '../repository/clone-url.ts';
import { readServerAddress } from './server-address.ts';

/** Tries a token, and adds the account it belongs to (or gives the known one its new token); the token goes to the keyring. */
export async function addAccount(context: Context, input: { readonly forge: ForgeKind; readonly baseUrl: string; readonly token: string }): Promise<Account> {
  const server = { forge: input.forge, baseUrl: readServerAddress(input.baseUrl) };
  const token = input.token.trim();
  const identity = await context.forges.forToken(server, token).whoAmI();
  const known = findAccount(context.db, { ...server, username: identity.username });
  return keep(context, { id: known?.id ?? newId('a'), ...server, createdAtMs: known?.createdAtMs ?? context.now() }, { identity, token });
}

/** Gives an account a new token, which must belong to somebody on its server. */
export async function setToken(context: Context, input: { readonly id: string; readonly token: string }): Promise<Account> {
  const account = getAccount(context.db, input.id);
  const token = input.token.trim();
  const identity = await context.forges.forToken(account, token).whoAmI();
  return keep(context, account, { identity, token });
}

async function keep(
  context: Context, place: Pick<Account, 'id' | 'forge' | 'baseUrl' | 'createdAtMs'>, found: { readonly identity: ForgeIdentity; readonly token: string },
): Promise<Account> {
  const stored = await context.secrets.set(place.id, found.token);
  const { username, name, email } = found.identity;
  const { id, forge, baseUrl, createdAtMs } = place;
  const account: Account = { id, forge, baseUrl, username, name, email, token: stored, createdAtMs };
  context.db.transaction(() => {
    putAccount(context.db, account);
    adoptRepositories(context, account);
  });
  context.forges.forget(id);
  context.emit({ type: 'accounts' });
  return account;
}

/** Repositories of this server that were added before, or whose account was removed, belong to the account from now on. */
function adoptRepositories(context: Context, account: Account): void {
  for (const repository of listRepositories(context.db)) {
    const projectPath = projectPathBelow(repository.url, account.baseUrl);
    if (repository.accountId !== null || projectPath === null) continue;
    const adopted = { ...repository, accountId: account.id, projectPath };
    putRepository(context.db, adopted);
    context.emit({ type: 'repository', repository: adopted });
  }
}
