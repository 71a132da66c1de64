import { deleteAccount } from '../../store/tables/accounts.ts';
import { listRepositories, putRepository } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';

/** Forgets an account and its token; its repositories and drafts stay. */
export async function removeAccount(context: Context, id: string): Promise<void> {
  await context.secrets.delete(id);
  const orphans = listRepositories(context.db).filter((repository) => repository.accountId === id);
  context.db.transaction(() => {
    for (const orphan of orphans) putRepository(context.db, { ...orphan, accountId: null, projectPath: null });
    deleteAccount(context.db, id);
  });
  context.forges.forget(id);
  context.emit({ type: 'accounts' });
  for (const orphan of orphans) context.emit({ type: 'repository', repository: { ...orphan, accountId: null, projectPath: null } });
}
