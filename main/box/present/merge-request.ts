import type { RequestRecord } from '../records.ts';
import { isDraft, refresh, standingOf } from '../requests/standing.ts';
import type { World } from '../world.ts';
import { pipelineBasic, pipelineFull } from './pipeline.ts';
import { projectUrl } from './project.ts';
import { userById } from './user.ts';

/** The address of a request's page. */
export function requestUrl(world: World, request: RequestRecord): string {
  return `${projectUrl(world, world.projectOf(request))}/-/merge_requests/${request.iid}`;
}

/** A request as a list shows it, brought up to date first. */
export async function requestBasic(world: World, request: RequestRecord): Promise<Record<string, unknown>> {
  await refresh(world, request);
  const project = world.projectOf(request);
  const standing = await standingOf(world, project, request);
  return {
    ...plain(world, request), ...people(world, request), merge_status: standing.status, detailed_merge_status: standing.detailed,
    has_conflicts: standing.hasConflicts, blocking_discussions_resolved: true,
  };
}

/** A request alone. */
export async function requestFull(world: World, request: RequestRecord): Promise<Record<string, unknown>> {
  const basic = await requestBasic(world, request);
  const pipeline = world.headPipeline(request);
  const { baseSha, startSha, headSha } = request;
  return {
    ...basic, subscribed: false, changes_count: '1', first_contribution: false, user: { can_merge: true },
    pipeline: pipeline === null ? null : pipelineBasic(world, pipeline), head_pipeline: pipeline === null ? null : pipelineFull(world, pipeline),
    latest_build_started_at: pipeline?.startedAt ?? null, latest_build_finished_at: pipeline?.finishedAt ?? null, first_deployed_to_production_at: null,
    diff_refs: headSha === null ? null : { base_sha: baseSha, head_sha: headSha, start_sha: startSha }, merge_error: request.mergeError,
    rebase_in_progress: false, diverged_commits_count: 0,
  };
}

function plain(world: World, request: RequestRecord): Record<string, unknown> {
  const draft = isDraft(request.title);
  return {
    id: request.id, iid: request.iid, project_id: request.projectId, title: request.title, description: request.description, state: request.state,
    created_at: request.createdAt, updated_at: request.updatedAt, merged_at: request.mergedAt, closed_at: request.closedAt,
    target_branch: request.targetBranch, source_branch: request.sourceBranch, user_notes_count: 0, upvotes: 0, downvotes: 0,
    source_project_id: request.projectId, target_project_id: request.projectId, labels: request.labels, draft, work_in_progress: draft, imported: false,
    imported_from: 'none', milestone: null, merge_when_pipeline_succeeds: false, merge_after: null, sha: request.headSha,
    merge_commit_sha: request.mergeCommitSha, squash_commit_sha: request.squashCommitSha, discussion_locked: null,
    should_remove_source_branch: request.state === 'merged' ? request.removeSourceBranch : null, force_remove_source_branch: request.removeSourceBranch,
    prepared_at: request.prepared ? request.createdAt : null, reference: `!${request.iid}`,
    references: { short: `!${request.iid}`, relative: `!${request.iid}`, full: `${world.projectOf(request).path}!${request.iid}` },
    web_url: requestUrl(world, request),
    time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
    squash: request.squash, squash_on_merge: request.squash, task_completion_status: { count: 0, completed_count: 0 },
  };
}

function people(world: World, request: RequestRecord): Record<string, unknown> {
  const assignees = request.assigneeIds.map((id) => userById(world, id));
  const mergedBy = userById(world, request.mergedById);
  return {
    author: userById(world, request.authorId), assignees, assignee: assignees[0] ?? null, reviewers: request.reviewerIds.map((id) => userById(world, id)),
    merged_by: mergedBy, merge_user: mergedBy, closed_by: userById(world, request.closedById),
  };
}

/** Who approved a request, and how many more it needs. */
export function approvals(world: World, request: RequestRecord, userId: number): Record<string, unknown> {
  const required = world.projectOf(request).approvalsRequired;
  const left = Math.max(0, required - request.approvedByIds.length);
  return {
    id: request.id, iid: request.iid, project_id: request.projectId, title: request.title, state: request.state, approved: left === 0,
    approvals_required: required, approvals_left: left, require_password_to_approve: false,
    approved_by: request.approvedByIds.map((id) => ({ user: userById(world, id) })),
    user_has_approved: request.approvedByIds.includes(userId), user_can_approve: request.authorId !== userId && !request.approvedByIds.includes(userId),
  };
}
