import { join } from 'node:path';
import type { Context } from '../context.ts';

/** Where the object store of a repository lies; ids have no character that could lead elsewhere. */
export function storeFolder(context: Pick<Context, 'dataDir'>, repositoryId: string): string {
  return join(context.dataDir, 'repositories', repositoryId);
}
