import { type AppError, isAppError } from '../../../shared/errors/index.ts';
import type { ForgeRequest } from '../domain.ts';
import type { OpenRequestInput } from '../port.ts';
import type { HttpTransport } from '../transport.ts';
import { ask, projectPath } from './client.ts';
import { asDraftTitle } from './draft-title.ts';
import { findRequests, getRequest } from './requests.ts';
import { wireMergeRequestSchema } from './wire/merge-request.ts';

/** Opens a request, or answers the open one between the same branches; after a failed answer it asks and never sends twice. */
export async function openRequest(transport: HttpTransport, input: OpenRequestInput, signal?: AbortSignal): Promise<ForgeRequest> {
  const iid = await create(transport, input, signal);
  return await getRequest(transport, { project: input.project, iid }, signal);
}

async function create(transport: HttpTransport, input: OpenRequestInput, signal: AbortSignal | undefined): Promise<number> {
  const path = `${projectPath(input.project)}/merge_requests`;
  try {
    const { value } = await ask(transport, { method: 'POST', path, body: bodyOf(input), noun: 'project', schema: wireMergeRequestSchema, signal });
    return value.iid;
  } catch (error) {
    if (!isAppError(error) || !mayHaveHappened(error)) throw error;
    const found = await findRequests(transport, { project: input.project, sourceBranch: input.sourceBranch, targetBranch: input.targetBranch }, signal)
      .catch(() => []);
    const [existing] = found;
    if (existing === undefined) throw error;
    return existing.iid;
  }
}

// After these nobody here knows whether the request exists: the answer was lost, unreadable, or says that one is there already.
function mayHaveHappened({ code }: AppError): boolean {
  return code === 'FORGE_UNREACHABLE' || code === 'FORGE_FAULT' || code === 'FORGE_CONFLICT' || code === 'FORGE_UNSUPPORTED';
}

function bodyOf(input: OpenRequestInput): Record<string, unknown> {
  return {
    source_branch: input.sourceBranch,
    target_branch: input.targetBranch,
    title: input.draft === true ? asDraftTitle(input.title) : input.title,
    description: input.description,
    ...(input.labels === undefined || input.labels.length === 0 ? {} : { labels: input.labels.join(',') }),
    ...(input.reviewerIds === undefined ? {} : { reviewer_ids: input.reviewerIds }),
    ...(input.assigneeIds === undefined ? {} : { assignee_ids: input.assigneeIds }),
    ...(input.squash === undefined ? {} : { squash: input.squash }),
    ...(input.removeSourceBranch === undefined ? {} : { remove_source_branch: input.removeSourceBranch }),
  };
}
