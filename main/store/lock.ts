import { join } from 'node:path';
import { open } from './connection.ts';
import { translateStoreError } from './translate-error.ts';

/**
 * Takes the data folder for this engine alone, or throws DATABASE_BUSY; answers how to let it go. The lock is one of the
 * operating system on a small SQLite file, so it ends with its process however that ends.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, 'engine.lock');
  try {
    const raw = open(file, 0);
    try {
      raw.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      raw.close();
      throw error;
    }
    return () => { raw.close(); };
  } catch (error) {
    throw translateStoreError(error, file);
  }
}
