import type { ErrorCode } from '../../shared/errors/index.ts';

/** What the command line ends with; documented in `docs/cli.md`. */
export const exitCodes = { ok: 0, failure: 1, usage: 2, conflict: 3, auth: 4, network: 5, missing: 6, refused: 7, local: 8, cancelled: 130 } as const;

const groups: Readonly<Record<Exclude<keyof typeof exitCodes, 'ok' | 'failure' | 'usage'>, readonly ErrorCode[]>> = {
  conflict: ['CONFLICT', 'EDIT_STALE', 'BRANCH_EXISTS', 'FORGE_CONFLICT', 'FORGE_REVIEWED_MOVED'],
  auth: ['FORGE_UNAUTHORIZED', 'FORGE_FORBIDDEN', 'REMOTE_UNAUTHORIZED', 'ACCOUNT_NEEDED', 'KEYRING_LOCKED'],
  network: ['FORGE_UNREACHABLE', 'FORGE_TLS', 'FORGE_PROXY', 'FORGE_RATE_LIMITED', 'FORGE_FAULT', 'REMOTE_UNREACHABLE', 'REMOTE_TLS', 'REMOTE_PROXY', 'REMOTE_FAULT'],
  missing: ['NOT_FOUND', 'REF_NOT_FOUND', 'PATH_NOT_FOUND', 'FORGE_NOT_FOUND', 'REMOTE_NOT_FOUND'],
  refused: [
    'EDIT_REFUSED', 'PATH_UNSAFE', 'REF_INVALID', 'URL_INVALID', 'NOTHING_STAGED', 'DRAFT_CLOSED', 'PUSH_REJECTED', 'FORGE_NOT_MERGEABLE', 'FORGE_INVALID',
    'FORGE_UNSUPPORTED', 'REPOSITORY_UNSUPPORTED', 'REPOSITORY_EMPTY',
  ],
  local: ['DISK_FULL', 'DISK_DENIED', 'DATABASE_NEWER', 'DATABASE_DAMAGED', 'DATABASE_BUSY', 'REPOSITORY_DAMAGED'],
  cancelled: ['CANCELLED'],
};

/** The exit code for a failure. */
export function exitCodeOf(code: ErrorCode): number {
  for (const [name, codes] of Object.entries(groups)) {
    if (codes.includes(code)) return exitCodes[name as keyof typeof groups];
  }
  return exitCodes.failure;
}
