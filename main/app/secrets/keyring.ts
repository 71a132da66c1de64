import { safeStorage } from 'electron';
import { askKeyringState } from './keyring-state.ts';

/** Encrypts with a key that the system's keyring holds. */
export interface Keyring {
  /** Whether it can be used now; answers within seconds and never makes the window wait. */
  isOpen(): Promise<boolean>;
  encrypt(text: string): string;
  decrypt(encrypted: string): string;
}

/** The system's keyring through Electron; nothing is asked of it before the first use. */
export function systemKeyring(): Keyring {
  let open = false;
  return {
    async isOpen() {
      // Once Chromium has its key it keeps it, so a keyring locked later blocks nobody.
      open ||= await isUsable();
      return open;
    },
    encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
    decrypt: (encrypted) => safeStorage.decryptString(Buffer.from(encrypted, 'base64')),
  };
}

async function isUsable(): Promise<boolean> {
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend();
    // `basic_text` is a key that everyone knows: worse than none, because it looks like one.
    if (backend === 'basic_text' || backend === 'unknown') return false;
    if ((await askKeyringState(backend)) !== 'open') return false;
  }
  return safeStorage.isEncryptionAvailable();
}
