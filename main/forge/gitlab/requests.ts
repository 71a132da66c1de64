import { z } from 'zod';
import { isAppError } from '../../../shared/errors/index.ts';
import type { ForgeRequest, ForgeRequestSummary, Page } from '../domain.ts';
import type { FindRequestsInput, ListRequestsInput, RequestRef } from '../port.ts';
import type { HttpTransport } from '../transport.ts';
import { ask, askAll, projectPath } from './client.ts';
import { listJobs } from './pipelines.ts';
import { requestOf, summaryOf } from './translate.ts';
import { type WireApprovals, wireApprovalsSchema, type WireMergeRequest, wireMergeRequestBasicSchema, wireMergeRequestSchema } from './wire/merge-request.ts';

/** The path of a request in the API, without the version. */
export function requestPath({ project, iid }: RequestRef): string {
  return `${projectPath(project)}/merge_requests/${iid}`;
}

/** Requests between two branches. */
export async function findRequests(transport: HttpTransport, input: FindRequestsInput, signal?: AbortSignal): Promise<ForgeRequestSummary[]> {
  const query = { source_branch: input.sourceBranch, target_branch: input.targetBranch, state: input.state ?? 'opened' };
  const path = `${projectPath(input.project)}/merge_requests`;
  const found = await askAll(transport, { path, query, noun: 'project', schema: z.array(wireMergeRequestBasicSchema), signal });
  return found.map(summaryOf);
}

/** A page of a project's requests, those changed last first. */
export async function listRequests(transport: HttpTransport, input: ListRequestsInput, signal?: AbortSignal): Promise<Page<ForgeRequestSummary>> {
  const query = {
    state: input.state ?? 'opened', search: input.search === '' ? undefined : input.search, scope: 'all',
    order_by: 'updated_at', sort: 'desc', per_page: 50, page: input.page ?? 1,
  };
  const path = `${projectPath(input.project)}/merge_requests`;
  const { value, nextPage } = await ask(transport, { path, query, noun: 'project', schema: z.array(wireMergeRequestBasicSchema), signal });
  return { items: value.map(summaryOf), nextPage };
}

/** The request as GitLab tells it, without approvals and jobs. */
export async function readWireRequest(transport: HttpTransport, ref: RequestRef, signal?: AbortSignal): Promise<WireMergeRequest> {
  const { value } = await ask(transport, { path: requestPath(ref), noun: 'merge request', schema: wireMergeRequestSchema, signal });
  return value;
}

/** A request with its approvals and the jobs of its newest pipeline. */
export async function getRequest(transport: HttpTransport, ref: RequestRef, signal?: AbortSignal): Promise<ForgeRequest> {
  const [wire, approvals] = await Promise.all([readWireRequest(transport, ref, signal), readApprovals(transport, ref, signal)]);
  const pipelineId = wire.head_pipeline?.id;
  const jobs = pipelineId === undefined ? [] : await orElse([], listJobs(transport, { project: ref.project, pipelineId }, signal));
  return requestOf(wire, { approvals, jobs });
}

function readApprovals(transport: HttpTransport, ref: RequestRef, signal: AbortSignal | undefined): Promise<WireApprovals | null> {
  const call = { path: `${requestPath(ref)}/approvals`, noun: 'approvals', schema: wireApprovalsSchema, signal };
  return orElse(null, ask(transport, call).then(({ value }) => value));
}

// Approvals belong to a paid edition and CI can be closed to a role: 403 and 404 mean "not available", not "failed".
async function orElse<T>(fallback: T, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isAppError(error) && (error.code === 'FORGE_NOT_FOUND' || error.code === 'FORGE_FORBIDDEN')) return fallback;
    throw error;
  }
}
