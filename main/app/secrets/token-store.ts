import type { StoredIn } from '../../engine-protocol/messages.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import type { Keyring } from './keyring.ts';

/** Tokens by account id. */
export interface TokenStore {
  /** The token of an account, or null when there is none or the keyring does not open. */
  get(accountId: string): Promise<string | null>;
  /** Keeps a token, and says where: on disk under the keyring's key, else in memory until the app closes. */
  set(accountId: string, token: string): Promise<StoredIn>;
  /** Forgets a token; rejects with the system's error where the file cannot be written, and then the token is still there. */
  delete(accountId: string): Promise<void>;
}

/** Keeps tokens in `file`, each encrypted by the keyring, and in memory where the keyring cannot be used. */
export function openTokenStore(file: string, keyring: Keyring): TokenStore {
  const session = new Map<string, string>();
  // One change after another: each reads the file, changes one entry and replaces the whole.
  let queue: Promise<unknown> = Promise.resolve();
  const change = (work: (saved: Record<string, string>) => void): Promise<void> => {
    const done = queue.then(async () => {
      const saved = readSaved(file);
      work(saved);
      await writeJsonFile(file, saved);
    });
    queue = done.catch(() => undefined);
    return done;
  };
  const forget = async (accountId: string): Promise<void> => {
    if (readSaved(file)[accountId] !== undefined) await change((saved) => { delete saved[accountId]; });
  };
  return {
    async get(accountId) {
      const kept = session.get(accountId);
      if (kept !== undefined) return kept;
      const encrypted = readSaved(file)[accountId];
      if (encrypted === undefined || !(await keyring.isOpen())) return null;
      return decrypt(keyring, encrypted);
    },
    async set(accountId, token) {
      session.set(accountId, token);
      try {
        if (await keyring.isOpen()) {
          const encrypted = keyring.encrypt(token);
          await change((saved) => { saved[accountId] = encrypted; });
          return 'keyring';
        }
      } catch {
        // Neither a keyring that refuses nor a full disk may cost the token: it stays in memory.
      }
      // An older token on disk would come back at the next start.
      await forget(accountId).catch(() => undefined);
      return 'session';
    },
    async delete(accountId) {
      await forget(accountId);
      session.delete(accountId);
    },
  };
}

/** A key that has changed since (a new keyring, another machine) makes a token unreadable: it is then entered again. */
function decrypt(keyring: Keyring, encrypted: string): string | null {
  try {
    return keyring.decrypt(encrypted);
  } catch {
    return null;
  }
}

function readSaved(file: string): Record<string, string> {
  const content = readJsonFile(file);
  if (typeof content !== 'object' || content === null) return {};
  return Object.fromEntries(Object.entries(content).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
