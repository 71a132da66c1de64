import type { Repository } from '../../../shared/model/repository.ts';
import { listRepositories as listStored } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';

/** All repositories by name. */
export function listRepositories(context: Context): Repository[] {
  return [...listStored(context.db)];
}
