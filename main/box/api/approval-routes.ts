import { textOf } from '../http/params.ts';
import { ApiFailure, json, type Reply } from '../http/reply.ts';
import type { ApiCall, Routes } from '../http/router.ts';
import { approvals } from '../present/merge-request.ts';
import { userById } from '../present/user.ts';
import type { RequestRecord } from '../records.ts';
import { refresh } from '../requests/standing.ts';
import type { World } from '../world.ts';

/** Who reviews a request, and who has approved it. */
export function approvalRoutes(world: World): Routes {
  const find = ({ place, user }: ApiCall): RequestRecord => world.request(world.project(place['id'] ?? '', user), place['iid'] ?? '');
  return {
    'GET /projects/:id/merge_requests/:iid/approvals': (call) => json(approvals(world, find(call), call.user.id)),
    'GET /projects/:id/merge_requests/:iid/reviewers': (call) => json(find(call).reviewerIds.map((id) => ({
      user: userById(world, id), state: find(call).approvedByIds.includes(id) ? 'approved' : 'unreviewed', created_at: find(call).createdAt,
    }))),
    'POST /projects/:id/merge_requests/:iid/approve': async (call) => {
      const request = find(call);
      await refresh(world, request);
      const sha = textOf(call.params, 'sha');
      if (sha !== undefined && sha !== request.headSha) throw new ApiFailure(409, `SHA does not match HEAD of source branch: ${request.headSha ?? ''}`);
      if (request.approvedByIds.includes(call.user.id) || request.authorId === call.user.id) throw new ApiFailure(401, '401 Unauthorized');
      return approve(world, call, { request, approvedByIds: [...request.approvedByIds, call.user.id] });
    },
    'POST /projects/:id/merge_requests/:iid/unapprove': (call) => {
      const request = find(call);
      return approve(world, call, { request, approvedByIds: request.approvedByIds.filter((id) => id !== call.user.id) });
    },
  };
}

function approve(world: World, call: ApiCall, { request, approvedByIds }: { request: RequestRecord; approvedByIds: readonly number[] }): Reply {
  Object.assign(request, { approvedByIds, updatedAt: new Date().toISOString() });
  world.snapshot.changed();
  return json(approvals(world, request, call.user.id), 201);
}
