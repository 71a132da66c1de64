import { z } from 'zod';
import { isAppError } from '../../../shared/errors/index.ts';
import type { Label, Member } from '../../../shared/model/project.ts';
import type { ForgeIdentity, ForgeProject, ForgeTemplate, Page } from '../domain.ts';
import type { GetTemplateInput, ListMembersInput, ListProjectsInput, ProjectRef } from '../port.ts';
import type { HttpTransport } from '../transport.ts';
import { ask, askAll, projectPath } from './client.ts';
import { memberOf, projectOf } from './translate.ts';
import { wireLabelSchema, wireProjectSchema, wireTemplateNameSchema, wireTemplateSchema } from './wire/project.ts';
import { wireCurrentUserSchema, wireUserSchema } from './wire/user.ts';

/** Who the token belongs to. */
export async function whoAmI(transport: HttpTransport, signal?: AbortSignal): Promise<ForgeIdentity> {
  const { value } = await ask(transport, { path: '/user', noun: 'user', schema: wireCurrentUserSchema, signal });
  return { ...memberOf(value), email: value.commit_email ?? value.email ?? null, webUrl: value.web_url ?? '' };
}

/** A page of the projects that the account is a member of, those active last first. */
export async function listProjects(transport: HttpTransport, input: ListProjectsInput, signal?: AbortSignal): Promise<Page<ForgeProject>> {
  const search = input.search?.trim() === '' ? undefined : input.search;
  const query = {
    membership: true, archived: false, order_by: 'last_activity_at', sort: 'desc', per_page: 30, page: input.page ?? 1,
    search, search_namespaces: search === undefined ? undefined : true,
  };
  const { value, nextPage } = await ask(transport, { path: '/projects', query, noun: 'list of projects', schema: z.array(wireProjectSchema), signal });
  return { items: value.map(projectOf), nextPage };
}

/** One project by path or number. */
export async function getProject(transport: HttpTransport, project: ProjectRef, signal?: AbortSignal): Promise<ForgeProject> {
  const { value } = await ask(transport, { path: projectPath(project), noun: 'project', schema: wireProjectSchema, signal });
  return projectOf(value);
}

/** People who can be asked for a review, at most a hundred. */
export async function listMembers(transport: HttpTransport, { project, search }: ListMembersInput, signal?: AbortSignal): Promise<Member[]> {
  const { value } = await ask(transport, {
    path: `${projectPath(project)}/users`, query: { search: search === '' ? undefined : search, per_page: 100 },
    noun: 'project', schema: z.array(wireUserSchema), signal,
  });
  return value.filter(({ state }) => (state ?? 'active') === 'active').map(memberOf);
}

/** All labels that a request of the project can have. */
export async function listLabels(transport: HttpTransport, project: ProjectRef, signal?: AbortSignal): Promise<Label[]> {
  const labels = await askAll(transport, { path: `${projectPath(project)}/labels`, noun: 'project', schema: z.array(wireLabelSchema), signal });
  return labels.map(({ name, color, description }) => ({ name, color, description: description ?? null }));
}

const templates = 'templates/merge_requests';

/** Names of the project's templates; none where the project has none or the token may not see them. */
export async function listTemplates(transport: HttpTransport, project: ProjectRef, signal?: AbortSignal): Promise<string[]> {
  try {
    const names = await askAll(transport, { path: `${projectPath(project)}/${templates}`, noun: 'project', schema: z.array(wireTemplateNameSchema), signal });
    return names.map(({ key }) => key);
  } catch (error) {
    if (isAppError(error) && (error.code === 'FORGE_NOT_FOUND' || error.code === 'FORGE_FORBIDDEN')) return [];
    throw error;
  }
}

/** One template with its text. */
export async function getTemplate(transport: HttpTransport, { project, name }: GetTemplateInput, signal?: AbortSignal): Promise<ForgeTemplate> {
  const path = `${projectPath(project)}/${templates}/${encodeURIComponent(name)}`;
  const { value } = await ask(transport, { path, noun: 'template', schema: wireTemplateSchema, signal });
  return { name, content: value.content };
}
