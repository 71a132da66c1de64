import { json, page, type Reply } from '../http/reply.ts';
import { flagOf, textOf } from '../http/params.ts';
import type { ApiCall, Routes } from '../http/router.ts';
import { projectFull } from '../present/project.ts';
import { userBasic } from '../present/user.ts';
import type { ProjectRecord, UserRecord } from '../records.ts';
import type { World } from '../world.ts';

/** Projects with their people and labels. */
export function projectRoutes(world: World): Routes {
  const projectOf = ({ place, user }: ApiCall): ProjectRecord => world.project(place['id'] ?? '', user);
  return {
    'GET /projects': (call) => listProjects(world, call),
    'GET /projects/:id': (call) => json(projectFull(world, projectOf(call), call.user)),
    'GET /projects/:id/users': (call) => page(searchMembers(world, projectOf(call), textOf(call.params, 'search')), {
      url: call.url, present: ({ user }) => userBasic(world, user),
    }),
    'GET /projects/:id/members/all': (call) => page(searchMembers(world, projectOf(call), textOf(call.params, 'query')), {
      url: call.url, present: ({ user, accessLevel }) => ({ ...userBasic(world, user), access_level: accessLevel, expires_at: null, membership_state: 'active' }),
    }),
    'GET /projects/:id/labels': (call) => page(projectOf(call).labels, {
      url: call.url,
      present: (label) => ({ ...label, description_html: label.description, text_color: '#FFFFFF', subscribed: false, priority: null, is_project_label: true }),
    }),
  };
}

function listProjects(world: World, { user, url, params }: ApiCall): Promise<Reply> {
  const search = textOf(params, 'search')?.toLowerCase() ?? '';
  const found = world.records.projects.filter((project) => world.roleIn(project, user) > 0 && flagOf(params, 'archived') !== true
    && `${project.path} ${project.name}`.toLowerCase().includes(search));
  const byActivity = found.toSorted((one, other) => other.lastActivityAt.localeCompare(one.lastActivityAt));
  return page(byActivity, { url, present: (project) => projectFull(world, project, user) });
}

function searchMembers(world: World, project: ProjectRecord, search = ''): { readonly user: UserRecord; readonly accessLevel: number }[] {
  return project.members.map((member) => ({ user: world.user(member.userId), accessLevel: member.accessLevel }))
    .filter(({ user }) => `${user.name} ${user.username}`.toLowerCase().includes(search.toLowerCase()));
}
