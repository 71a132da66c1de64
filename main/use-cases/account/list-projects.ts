import { type Project, projectSchema } from '../../../shared/model/project.ts';
import { getAccount } from '../../store/tables/accounts.ts';
import type { Context } from '../context.ts';

/** One page of the projects that an account is a member of and whose name contains `search`. */
export async function listProjects(
  context: Context, input: { readonly id: string; readonly search: string; readonly page: number },
): Promise<{ projects: Project[]; nextPage: number | null }> {
  const port = context.forges.forAccount(getAccount(context.db, input.id));
  const search = input.search.trim();
  const page = await port.listProjects({ page: input.page, ...(search === '' ? {} : { search }) });
  return { projects: page.items.map((project) => projectSchema.parse(project)), nextPage: page.nextPage };
}
