import type { Account } from '../../../shared/model/account.ts';
import { listAccounts as listStored, setTokenPlace } from '../../store/tables/accounts.ts';
import type { Context } from '../context.ts';

/** All accounts; one whose token was kept for the session only says `missing` once that session is over. The keyring is not asked. */
export async function listAccounts(context: Context): Promise<Account[]> {
  const accounts = listStored(context.db);
  return Promise.all(accounts.map(async (account): Promise<Account> => {
    if (account.token !== 'session' || (await context.secrets.get(account.id)) !== null) return account;
    setTokenPlace(context.db, account.id, 'missing');
    return { ...account, token: 'missing' };
  }));
}
