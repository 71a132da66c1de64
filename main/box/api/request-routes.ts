import { ApiFailure, json, page, type Reply } from '../http/reply.ts';
import { flagOf, idsOf, listOf, type Params, textOf } from '../http/params.ts';
import type { ApiCall, Routes } from '../http/router.ts';
import type { Events } from '../events.ts';
import { requestBasic, requestFull } from '../present/merge-request.ts';
import { pipelineBasic } from '../present/pipeline.ts';
import type { ProjectRecord, RequestRecord } from '../records.ts';
import { merge } from '../requests/merge.ts';
import { refresh } from '../requests/standing.ts';
import { roles, type World } from '../world.ts';

interface Found {
  readonly project: ProjectRecord;
  readonly request: RequestRecord;
}

/** Merge requests: listing, opening, changing, approving, merging. */
export function requestRoutes(world: World, events: Events): Routes {
  const find = (call: ApiCall): Found => findRequest(world, call);
  return {
    'GET /projects/:id/merge_requests': (call) => listRequests(world, call),
    'POST /projects/:id/merge_requests': (call) => openRequest(world, events, call),
    'GET /projects/:id/merge_requests/:iid': async (call) => json(await requestFull(world, find(call).request)),
    'PUT /projects/:id/merge_requests/:iid': async (call) => {
      const found = find(call);
      world.demand(found.project, call.user, roles.developer);
      change(world, found.request, call);
      return json(await requestFull(world, found.request));
    },
    'PUT /projects/:id/merge_requests/:iid/merge': (call) => mergeRequest(world, events, { call, found: find(call) }),
    'GET /projects/:id/merge_requests/:iid/pipelines': (call) => json(world.pipelinesOf(find(call).request).map((each) => pipelineBasic(world, each))),
  };
}

function findRequest(world: World, { place, user }: ApiCall): Found {
  const project = world.project(place['id'] ?? '', user);
  return { project, request: world.request(project, place['iid'] ?? '') };
}

async function listRequests(world: World, { place, user, url, params }: ApiCall): Promise<Reply> {
  const project = world.project(place['id'] ?? '', user);
  const state = textOf(params, 'state') ?? 'all';
  const source = textOf(params, 'source_branch');
  const target = textOf(params, 'target_branch');
  const search = textOf(params, 'search')?.toLowerCase() ?? '';
  const found = world.records.requests.filter((each) => each.projectId === project.id && (state === 'all' || each.state === state)
    && (source === undefined || each.sourceBranch === source) && (target === undefined || each.targetBranch === target)
    && `${each.title}\n${each.description}`.toLowerCase().includes(search));
  const byUpdate = textOf(params, 'order_by') === 'updated_at';
  const sorted = found.toSorted((one, other) => (byUpdate ? other.updatedAt.localeCompare(one.updatedAt) : other.iid - one.iid));
  return await page(sorted, { url, present: (each) => requestBasic(world, each) });
}

async function openRequest(world: World, events: Events, { place, user, params }: ApiCall): Promise<Reply> {
  const project = world.project(place['id'] ?? '', user);
  world.demand(project, user, roles.developer);
  const sourceBranch = textOf(params, 'source_branch') ?? '';
  const targetBranch = textOf(params, 'target_branch') ?? '';
  const title = textOf(params, 'title')?.trim() ?? '';
  for (const [name, value] of Object.entries({ title, source_branch: sourceBranch, target_branch: targetBranch })) {
    if (value === '') throw new ApiFailure(400, `${name} is missing`);
  }
  if (sourceBranch === targetBranch) throw new ApiFailure(422, ["You can't use same project/branch for source and target"]);
  const twin = world.records.requests.find((each) => each.projectId === project.id && each.state === 'opened'
    && each.sourceBranch === sourceBranch && each.targetBranch === targetBranch);
  if (twin !== undefined) throw new ApiFailure(409, [`Another open merge request already exists for this source branch: !${twin.iid}`]);
  const branches = await world.repository(project).branches();
  for (const [name, branch] of Object.entries({ source: sourceBranch, target: targetBranch })) {
    if (!branches.has(branch)) throw new ApiFailure(422, { base: [`The ${name} branch "${branch}" does not exist`] });
  }
  const now = new Date().toISOString();
  const request: RequestRecord = {
    id: world.snapshot.nextId(), iid: nextIid(world, project), projectId: project.id, authorId: user.id, sourceBranch, targetBranch, title,
    createdAt: now, updatedAt: now, description: textOf(params, 'description') ?? '', state: 'opened', labels: listOf(params, 'labels') ?? [],
    assigneeIds: idsOf(params, 'assignee_ids') ?? [], reviewerIds: knownIds(world, params, 'reviewer_ids'), approvedByIds: [],
    squash: flagOf(params, 'squash') ?? project.squashOption === 'always', removeSourceBranch: flagOf(params, 'remove_source_branch') ?? project.removeSourceBranchAfterMerge,
    headSha: null, baseSha: null, startSha: null, prepared: false, mergedAt: null, mergedById: null, closedAt: null, closedById: null,
    mergeCommitSha: null, squashCommitSha: null, mergeError: null,
  };
  world.records.requests.push(request);
  await refresh(world, request);
  events.requestOpened(project, request);
  return json(await requestFull(world, request), 201);
}

function change(world: World, request: RequestRecord, { params, user }: ApiCall): void {
  const now = new Date().toISOString();
  request.title = textOf(params, 'title') ?? request.title;
  request.description = textOf(params, 'description') ?? request.description;
  request.targetBranch = textOf(params, 'target_branch') ?? request.targetBranch;
  request.labels = listOf(params, 'labels') ?? request.labels;
  request.assigneeIds = idsOf(params, 'assignee_ids') ?? request.assigneeIds;
  if (params['reviewer_ids'] !== undefined) request.reviewerIds = knownIds(world, params, 'reviewer_ids');
  request.squash = flagOf(params, 'squash') ?? request.squash;
  request.removeSourceBranch = flagOf(params, 'remove_source_branch') ?? request.removeSourceBranch;
  const event = textOf(params, 'state_event');
  if (event === 'close' && request.state === 'opened') Object.assign(request, { state: 'closed', closedAt: now, closedById: user.id });
  if (event === 'reopen' && request.state === 'closed') Object.assign(request, { state: 'opened', closedAt: null, closedById: null });
  request.updatedAt = now;
  world.snapshot.changed();
}

async function mergeRequest(world: World, events: Events, { call, found }: { call: ApiCall; found: Found }): Promise<Reply> {
  const { project, request } = found;
  const { params, user } = call;
  // GitLab's own word for a role that may not merge.
  if (world.roleIn(project, user) < roles.developer) throw new ApiFailure(401, '401 Unauthorized');
  await merge(world, {
    project, request, user, sha: textOf(params, 'sha'), squash: flagOf(params, 'squash') ?? request.squash,
    removeSourceBranch: flagOf(params, 'should_remove_source_branch') ?? request.removeSourceBranch,
    message: textOf(params, 'merge_commit_message'), squashMessage: textOf(params, 'squash_commit_message'),
  });
  await events.merged(project, request, user);
  return json(await requestFull(world, request));
}

function nextIid(world: World, project: ProjectRecord): number {
  return 1 + Math.max(0, ...world.records.requests.filter((each) => each.projectId === project.id).map((each) => each.iid));
}

function knownIds(world: World, params: Params, name: string): number[] {
  return (idsOf(params, name) ?? []).filter((id) => world.records.users.some((user) => user.id === id));
}
