import type { Handlers } from '../../shared/contract/channels.ts';
import { listAccounts } from '../use-cases/account/list-accounts.ts';
import type { Context } from '../use-cases/context.ts';

type AccountChannel = 'account.list' | 'account.add' | 'account.set-token' | 'account.remove' | 'account.projects';

/** Accounts and their projects; what talks to a forge is loaded when it is first needed. */
export function accountHandlers(context: Context): Handlers<AccountChannel> {
  return {
    'account.list': () => listAccounts(context),
    'account.add': async (input) => (await import('../use-cases/account/add-account.ts')).addAccount(context, input),
    'account.set-token': async (input) => (await import('../use-cases/account/add-account.ts')).setToken(context, input),
    'account.remove': async ({ id }) => {
      await (await import('../use-cases/account/remove-account.ts')).removeAccount(context, id);
      return null;
    },
    'account.projects': async (input) => (await import('../use-cases/account/list-projects.ts')).listProjects(context, input),
  };
}
