import type { ProjectRecord, UserRecord } from '../records.ts';
import type { World } from '../world.ts';

/** The address of a project's page. */
export function projectUrl(world: World, project: ProjectRecord): string {
  return `${world.baseUrl}/${project.path}`;
}

// What every form of a project tells.
function projectBasic(world: World, project: ProjectRecord): Record<string, unknown> {
  const url = projectUrl(world, project);
  const segments = project.path.split('/');
  const namespace = segments.slice(0, -1).join('/');
  return {
    id: project.id, description: project.description, name: project.name, name_with_namespace: segments.join(' / '),
    path: segments.at(-1), path_with_namespace: project.path, created_at: project.createdAt, default_branch: project.defaultBranch,
    tag_list: [], topics: [], ssh_url_to_repo: `ssh://git@127.0.0.1/${project.path}.git`, http_url_to_repo: `${url}.git`, web_url: url,
    readme_url: `${url}/-/blob/${project.defaultBranch}/README.md`, forks_count: 0, avatar_url: null, star_count: 0,
    last_activity_at: project.lastActivityAt, visibility: 'private',
    namespace: { id: 1, name: namespace, path: namespace, kind: 'group', full_path: namespace, parent_id: null, avatar_url: null, web_url: `${world.baseUrl}/groups/${namespace}` },
  };
}

/** A project alone, with its rules and what this user may do there. */
export function projectFull(world: World, project: ProjectRecord, user: UserRecord): Record<string, unknown> {
  return {
    ...projectBasic(world, project), empty_repo: false, archived: false, merge_method: project.mergeMethod, squash_option: project.squashOption,
    remove_source_branch_after_merge: project.removeSourceBranchAfterMerge, only_allow_merge_if_pipeline_succeeds: project.onlyMergeIfPipelineSucceeds,
    only_allow_merge_if_all_discussions_are_resolved: false, allow_merge_on_skipped_pipeline: true, can_create_merge_request_in: true,
    merge_requests_enabled: true, jobs_enabled: true, issues_enabled: false, wiki_enabled: false, snippets_enabled: false,
    permissions: { project_access: { access_level: world.roleIn(project, user), notification_level: 3 }, group_access: null },
  };
}
