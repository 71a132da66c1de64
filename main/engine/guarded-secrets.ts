import { AppError } from '../../shared/errors/index.ts';
import type { Secrets } from '../use-cases/context.ts';

const patienceMs = 30_000;

/** Secrets that hold nothing up, and what passed through them, for redaction. */
export interface GuardedSecrets extends Secrets {
  seen(): readonly string[];
}

/** What to do when the keyring does not answer a new token, and how long to wait for it. */
export interface GuardOptions {
  readonly onLocked: (error: AppError) => void;
  readonly patienceMs?: number;
}

/**
 * Secrets with a time limit, so that a keyring that waits for its password holds nothing up: a new token is then kept in memory, and
 * one that cannot be read is KEYRING_LOCKED.
 */
export function guardSecrets(secrets: Secrets, options: GuardOptions): GuardedSecrets {
  const held = new Map<string, string>();
  const seen = new Set<string>();
  const limit = options.patienceMs ?? patienceMs;
  return {
    get: async (accountId) => {
      const token = held.get(accountId) ?? await limited(secrets.get(accountId), limit);
      if (token !== null) seen.add(token);
      return token;
    },
    set: async (accountId, token) => {
      seen.add(token);
      held.delete(accountId);
      try {
        return await limited(secrets.set(accountId, token), limit);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'KEYRING_LOCKED') throw error;
        held.set(accountId, token);
        options.onLocked(error);
        return 'session';
      }
    },
    delete: async (accountId) => {
      held.delete(accountId);
      await limited(secrets.delete(accountId), limit);
    },
    seen: () => [...seen],
  };
}

function limited<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new AppError('KEYRING_LOCKED')); }, limitMs);
  });
  return Promise.race([work, limit]).finally(() => { clearTimeout(timer); });
}
