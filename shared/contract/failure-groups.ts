import type { ErrorCode } from '../errors/index.ts';

/** What talking to a forge can answer. */
export const forgeErrors = [
  'ACCOUNT_NEEDED',
  'FORGE_UNREACHABLE', 'FORGE_TLS', 'FORGE_PROXY', 'FORGE_UNAUTHORIZED', 'FORGE_FORBIDDEN', 'FORGE_NOT_FOUND', 'FORGE_CONFLICT',
  'FORGE_NOT_MERGEABLE', 'FORGE_REVIEWED_MOVED', 'FORGE_INVALID', 'FORGE_RATE_LIMITED', 'FORGE_FAULT', 'FORGE_UNSUPPORTED',
] as const satisfies readonly ErrorCode[];

/** What talking to a Git remote can answer. */
export const remoteErrors = [
  'URL_INVALID', 'REMOTE_UNREACHABLE', 'REMOTE_TLS', 'REMOTE_PROXY', 'REMOTE_UNAUTHORIZED', 'REMOTE_NOT_FOUND', 'REMOTE_FAULT',
  'REPOSITORY_EMPTY', 'REPOSITORY_UNSUPPORTED',
] as const satisfies readonly ErrorCode[];

/** What reading a clone on this computer can answer. */
export const localErrors = ['NOT_FOUND', 'REPOSITORY_DAMAGED', 'REPOSITORY_EMPTY', 'REF_INVALID', 'REF_NOT_FOUND', 'PATH_NOT_FOUND', 'PATH_UNSAFE'] as const satisfies readonly ErrorCode[];

/** What writing to this computer can answer. */
export const storeErrors = ['NOT_FOUND', 'DISK_FULL', 'DISK_DENIED', 'DATABASE_NEWER', 'DATABASE_DAMAGED', 'DATABASE_BUSY'] as const satisfies readonly ErrorCode[];
