import { AppError } from '../../shared/errors/index.ts';
import type { Secrets } from '../use-cases/context.ts';

const patienceMs = 30_000;

/** Secrets with a time limit, so that a keyring that waits for its password holds nothing up; what passes through is known to `seen` for redaction. */
export function guardSecrets(secrets: Secrets): Secrets & { seen(): readonly string[] } {
  const seen = new Set<string>();
  return {
    get: async (accountId) => {
      const token = await limited(secrets.get(accountId));
      if (token !== null) seen.add(token);
      return token;
    },
    set: (accountId, token) => {
      seen.add(token);
      return limited(secrets.set(accountId, token));
    },
    delete: (accountId) => limited(secrets.delete(accountId)),
    seen: () => [...seen],
  };
}

function limited<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new AppError('KEYRING_LOCKED')); }, patienceMs);
  });
  return Promise.race([work, limit]).finally(() => { clearTimeout(timer); });
}
