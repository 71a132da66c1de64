import { json, notFound, page } from '../http/reply.ts';
import type { ApiCall, Routes } from '../http/router.ts';
import { projectUrl } from '../present/project.ts';
import type { ProjectRecord } from '../records.ts';
import type { World } from '../world.ts';

const templateFolder = '.gitlab/merge_request_templates';

/** What the API tells of a project's repository: templates and branches. */
export function repositoryRoutes(world: World): Routes {
  const projectOf = ({ place, user }: ApiCall): ProjectRecord => world.project(place['id'] ?? '', user);
  return {
    'GET /projects/:id/templates/merge_requests': async (call) => {
      const project = projectOf(call);
      const names = (await templateNames(world, project)).map((name) => ({ key: name, name }));
      return page(names, { url: call.url, present: (name) => name });
    },
    'GET /projects/:id/templates/merge_requests/:name': async (call) => {
      const project = projectOf(call);
      const name = call.place['name'] ?? '';
      const repository = world.repository(project);
      const tip = (await templateNames(world, project)).includes(name) ? await repository.tip(project.defaultBranch) : null;
      const content = tip === null ? null : await repository.readText(tip, `${templateFolder}/${name}.md`);
      if (content === null) throw notFound('Template');
      return json({ name, content });
    },
    'GET /projects/:id/repository/branches': async (call) => {
      const project = projectOf(call);
      const branches = [...await world.repository(project).branches()];
      const present = branches.map(([name, sha]) => ({ name, sha }));
      return page(await Promise.all(present.map((branch) => branchOf(world, project, branch))), { url: call.url, present: (branch) => branch });
    },
    'GET /projects/:id/repository/branches/:branch': async (call) => {
      const project = projectOf(call);
      const name = call.place['branch'] ?? '';
      const sha = await world.repository(project).tip(name);
      if (sha === null) throw notFound('Branch');
      return json(await branchOf(world, project, { name, sha }));
    },
    'GET /projects/:id/protected_branches': (call) => page([projectOf(call).defaultBranch], {
      url: call.url,
      present: (name) => ({
        id: 1, name, push_access_levels: [{ id: 1, access_level: 40, access_level_description: 'Maintainers' }],
        merge_access_levels: [{ id: 2, access_level: 30, access_level_description: 'Developers + Maintainers' }], allow_force_push: false,
        code_owner_approval_required: false,
      }),
    }),
  };
}

async function templateNames(world: World, project: ProjectRecord): Promise<string[]> {
  const repository = world.repository(project);
  const tip = await repository.tip(project.defaultBranch);
  const files = tip === null ? [] : await repository.list(tip, templateFolder);
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
}

async function branchOf(world: World, project: ProjectRecord, { name, sha }: { readonly name: string; readonly sha: string }): Promise<Record<string, unknown>> {
  const { subject, at, author, parents } = await world.repository(project).describe(sha);
  const isDefault = name === project.defaultBranch;
  return {
    name, merged: false, protected: isDefault, default: isDefault, developers_can_push: !isDefault, developers_can_merge: true, can_push: true,
    web_url: `${projectUrl(world, project)}/-/tree/${encodeURIComponent(name)}`,
    commit: {
      id: sha, short_id: sha.slice(0, 8), created_at: at, committed_date: at, authored_date: at, parent_ids: parents, title: subject, message: subject,
      author_name: author.name, author_email: author.email, web_url: `${projectUrl(world, project)}/-/commit/${sha}`,
    },
  };
}
