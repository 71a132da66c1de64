import type { ForgeKind } from '../../shared/model/account.ts';
import { createGitLab, type GitLabOptions } from './gitlab/index.ts';
import type { ForgePort } from './port.ts';

/** A forge port for an account: which kind of forge, where, and how to get its token. */
export function createForge(kind: ForgeKind, options: GitLabOptions): ForgePort {
  switch (kind) {
    case 'gitlab':
      return createGitLab(options);
  }
}

export type * from './domain.ts';
export { HostGate } from './host-gate.ts';
export type * from './port.ts';
export type { Fetch } from './transport.ts';
