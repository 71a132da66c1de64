import { rm } from 'node:fs/promises';
import { closeStore } from '../../git/open-store.ts';
import { getRepository, markRepositoryRemoved } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';
import { storeFolder } from './store-folder.ts';

/** Takes a repository off the list and deletes its clone; its drafts come back when it is added again. */
export async function removeRepository(context: Context, id: string): Promise<void> {
  getRepository(context.db, id);
  await context.tasks.cancel(id);
  await context.history.forget(id);
  markRepositoryRemoved(context.db, id, context.now());
  context.emit({ type: 'repository-removed', id });
  const dir = storeFolder(context, id);
  closeStore({ dir });
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}
