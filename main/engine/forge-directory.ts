import { createForge, type ForgePort, HostGate } from '../forge/index.ts';
import { systemClock } from '../forge/host-gate.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { Account } from '../../shared/model/account.ts';
import type { Fetch } from '../forge/transport.ts';
import type { Forges } from '../use-cases/context.ts';

/** What forge ports are made from. */
export interface ForgeDirectoryOptions {
  readonly fetch: Fetch;
  /** The account's token, or null where it must be entered again. */
  readonly tokenOf: (accountId: string) => Promise<string | null>;
}

/** One forge port for each account, and one gate for each host, so that several accounts keep the peace together. */
export function createForgeDirectory({ fetch, tokenOf }: ForgeDirectoryOptions): Forges {
  const ports = new Map<string, ForgePort>();
  const gates = new Map<string, HostGate>();
  const gateOf = (baseUrl: string): HostGate => {
    const { host } = new URL(baseUrl);
    const gate = gates.get(host) ?? new HostGate(host, systemClock);
    gates.set(host, gate);
    return gate;
  };
  const open = (server: Pick<Account, 'forge' | 'baseUrl'>, token: () => Promise<string>): ForgePort =>
    createForge(server.forge, { baseUrl: server.baseUrl, fetch, token, gate: gateOf(server.baseUrl) });
  return {
    forToken: (server, token) => open(server, () => Promise.resolve(token)),
    forAccount: (account) => {
      const port = ports.get(account.id) ?? open(account, async () => {
        const token = await tokenOf(account.id);
        if (token === null) throw new AppError('FORGE_UNAUTHORIZED', { host: new URL(account.baseUrl).host });
        return token;
      });
      ports.set(account.id, port);
      return port;
    },
    forget: (accountId) => { ports.delete(accountId); },
  };
}
