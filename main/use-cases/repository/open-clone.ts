import { AppError } from '../../../shared/errors/index.ts';
import type { Repository } from '../../../shared/model/repository.ts';
import { getRepository } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';
import { storeFolder } from './store-folder.ts';

/** A clone that can be read. */
export interface OpenClone {
  readonly repository: Repository;
  readonly dir: string;
}

/** The clone of a repository, or why it cannot be read: REPOSITORY_EMPTY, or REF_NOT_FOUND while nothing has arrived yet. */
export function openClone(context: Context, repositoryId: string): OpenClone {
  const repository = getRepository(context.db, repositoryId);
  if (repository.state === 'empty') throw new AppError('REPOSITORY_EMPTY', { url: repository.url });
  if (repository.state === 'cloning' || repository.state === 'failed') throw new AppError('REF_NOT_FOUND', { name: repository.defaultBranch ?? 'HEAD' });
  return { repository, dir: storeFolder(context, repositoryId) };
}
