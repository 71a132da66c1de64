import { AppError } from '../../../shared/errors/index.ts';
import type { Repository } from '../../../shared/model/repository.ts';
import type { ForgePort } from '../../forge/index.ts';
import { getAccount } from '../../store/tables/accounts.ts';
import { getRepository } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';

/** Where the requests of a repository are. */
export interface ForgePlace {
  readonly repository: Repository;
  readonly port: ForgePort;
  readonly project: string;
}

/** The forge and project of a repository; ACCOUNT_NEEDED when it belongs to no account. */
export function forgePlace(context: Context, repositoryId: string): ForgePlace {
  const repository = getRepository(context.db, repositoryId);
  if (repository.accountId === null || repository.projectPath === null) throw new AppError('ACCOUNT_NEEDED', { host: new URL(repository.url).host });
  return { repository, port: context.forges.forAccount(getAccount(context.db, repository.accountId)), project: repository.projectPath };
}
