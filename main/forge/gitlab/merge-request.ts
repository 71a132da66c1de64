import { AppError, isAppError } from '../../../shared/errors/index.ts';
import type { ForgeRequest } from '../domain.ts';
import type { MergeRequestInput, RequestRef } from '../port.ts';
import type { HttpTransport } from '../transport.ts';
import { ask } from './client.ts';
import { asDraftTitle, asReadyTitle } from './draft-title.ts';
import { mergeabilityOf } from './mergeability.ts';
import { whoAmI } from './projects.ts';
import { getRequest, readWireRequest, requestPath } from './requests.ts';
import { wireMergeRequestSchema } from './wire/merge-request.ts';

/** Merges the reviewed commit and no other; a refusal says what stands in the way. */
export async function mergeRequest(transport: HttpTransport, input: MergeRequestInput, signal?: AbortSignal): Promise<ForgeRequest> {
  const body = {
    sha: input.sha,
    ...(input.squash === undefined ? {} : { squash: input.squash }),
    ...(input.removeSourceBranch === undefined ? {} : { should_remove_source_branch: input.removeSourceBranch }),
  };
  try {
    await ask(transport, { method: 'PUT', path: `${requestPath(input)}/merge`, body, noun: 'merge request', schema: wireMergeRequestSchema, signal });
  } catch (error) {
    if (!isAppError(error)) throw error;
    await explainRefusal(transport, input, { error, signal });
  }
  return await getRequest(transport, input, signal);
}

// Resolves when the request turns out to be merged all the same: the answer was lost, or somebody else was quicker.
async function explainRefusal(transport: HttpTransport, input: MergeRequestInput, { error, signal }: { error: AppError; signal: AbortSignal | undefined }): Promise<void> {
  if (error.code === 'FORGE_UNAUTHORIZED') throw await refusedRole(transport, { error, signal });
  const unknown = error.code === 'FORGE_UNREACHABLE' || error.code === 'FORGE_FAULT' || error.code === 'FORGE_UNSUPPORTED';
  if (!unknown && error.code !== 'FORGE_CONFLICT' && error.code !== 'FORGE_INVALID') throw error;
  const now = await readWireRequest(transport, input, signal).catch(() => null);
  if (now === null) throw error;
  if (now.state === 'merged' && now.sha === input.sha) return;
  if (now.state === 'opened' && now.sha !== input.sha) throw new AppError('FORGE_REVIEWED_MOVED', error.data, { cause: error });
  if (unknown || error.code === 'FORGE_CONFLICT') throw error;
  const { mergeable, message } = mergeabilityOf(now);
  const detail = mergeable ? String(error.data['detail']) : message.replace(/\.$/, '');
  throw new AppError('FORGE_NOT_MERGEABLE', { ...error.data, detail }, { cause: error });
}

// GitLab answers 401 both to a bad token and to a role that may not merge.
async function refusedRole(transport: HttpTransport, { error, signal }: { error: AppError; signal: AbortSignal | undefined }): Promise<AppError> {
  const known = await whoAmI(transport, signal).then(() => true, () => false);
  return known ? new AppError('FORGE_FORBIDDEN', { ...error.data, detail: 'your role in the project may not merge' }, { cause: error }) : error;
}

/** Marks a request as a draft or as ready. */
export async function setDraft(transport: HttpTransport, input: RequestRef & { readonly draft: boolean }, signal?: AbortSignal): Promise<ForgeRequest> {
  const { title } = await readWireRequest(transport, input, signal);
  const wanted = input.draft ? asDraftTitle(title) : asReadyTitle(title);
  if (wanted !== title) await change(transport, input, { body: { title: wanted }, signal });
  return await getRequest(transport, input, signal);
}

/** Closes a request without merging it; one that is closed already stays so. */
export async function closeRequest(transport: HttpTransport, input: RequestRef, signal?: AbortSignal): Promise<ForgeRequest> {
  const { state } = await readWireRequest(transport, input, signal);
  if (state === 'opened') await change(transport, input, { body: { state_event: 'close' }, signal });
  return await getRequest(transport, input, signal);
}

async function change(transport: HttpTransport, ref: RequestRef, { body, signal }: { body: Record<string, unknown>; signal: AbortSignal | undefined }): Promise<void> {
  await ask(transport, { method: 'PUT', path: requestPath(ref), body, noun: 'merge request', schema: wireMergeRequestSchema, signal });
}
