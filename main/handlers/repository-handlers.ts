import type { Handlers } from '../../shared/contract/channels.ts';
import type { Context } from '../use-cases/context.ts';
import { listRepositories } from '../use-cases/repository/list-repositories.ts';

type RepositoryChannel =
  | 'repository.list' | 'repository.add' | 'repository.fetch' | 'repository.cancel' | 'repository.remove' | 'repository.branches' | 'tree.list' | 'document.open';

/** Clones, their branches, trees and files; what reads Git is loaded when it is first needed. */
export function repositoryHandlers(context: Context): Handlers<RepositoryChannel> {
  return {
    'repository.list': () => listRepositories(context),
    'repository.add': async (input) => (await import('../use-cases/repository/add-repository.ts')).addRepository(context, input),
    'repository.fetch': async ({ id }) => (await import('../use-cases/repository/sync-repository.ts')).syncRepository(context, id),
    'repository.cancel': async ({ id }) => {
      await context.tasks.cancel(id);
      return null;
    },
    'repository.remove': async ({ id }) => {
      await (await import('../use-cases/repository/remove-repository.ts')).removeRepository(context, id);
      return null;
    },
    'repository.branches': async ({ id }) => (await import('../use-cases/repository/list-branches.ts')).listBranches(context, id),
    'tree.list': async (input) => (await import('../use-cases/repository/list-tree.ts')).listTree(context, input),
    'document.open': async (input) => (await import('../use-cases/repository/open-document.ts')).openDocument(context, input),
  };
}
