import { create } from 'zustand';
import type { Input } from '../../shared/contract/channels.ts';
import type { Account } from '../../shared/model/account.ts';
import { call, failureOf } from '../ipc/client.ts';
import { type LoadState, notLoaded } from './load-state.ts';

interface AccountsState extends LoadState {
  readonly accounts: readonly Account[];
}

/** The accounts, without their tokens. */
export const useAccounts = create<AccountsState>()(() => ({ ...notLoaded, accounts: [] }));

/** Reads the list anew; a failure is kept in the state. */
export async function loadAccounts(): Promise<void> {
  useAccounts.setState({ status: 'loading' });
  try {
    useAccounts.setState({ accounts: await call('account.list', {}), status: 'ready', failure: null });
  } catch (error) {
    useAccounts.setState({ status: 'failed', failure: failureOf(error) });
  }
}

/** Checks the token with the forge and keeps the account; throws `FailureError`. */
export async function addAccount(input: Input<'account.add'>): Promise<Account> {
  return put(await call('account.add', input));
}

/** Gives an account a new token; throws `FailureError`. */
export async function setAccountToken(input: Input<'account.set-token'>): Promise<Account> {
  return put(await call('account.set-token', input));
}

/** Forgets an account and its token; throws `FailureError`. */
export async function removeAccount(id: string): Promise<void> {
  await call('account.remove', { id });
  useAccounts.setState(({ accounts }) => ({ accounts: accounts.filter((each) => each.id !== id) }));
}

function put(account: Account): Account {
  useAccounts.setState(({ accounts }) => ({ accounts: [...accounts.filter((each) => each.id !== account.id), account] }));
  return account;
}
