import { isAppError } from '../../../shared/errors/index.ts';
import { type RequestSummary, requestSummarySchema } from '../../../shared/model/request.ts';
import type { ForgeRequestSummary } from '../../forge/index.ts';
import { listRepositories } from '../../store/tables/repositories.ts';
import { findRequestDraft, listObservedAt, listRequests as listStored, putListObserved, putRequestSummary, type RequestFilter } from '../../store/tables/requests.ts';
import type { Context } from '../context.ts';
import { forgePlace } from './forge-place.ts';
import { refreshRequest } from './refresh-request.ts';

const mostPages = 3;
const mostGone = 20;

/** Requests as last seen and since when; with `refresh` the forges are asked first, and it fails only when none of them answered. */
export async function listRequests(context: Context, input: RequestFilter & { readonly refresh: boolean }): Promise<{ requests: RequestSummary[]; observedAtMs: number | null }> {
  if (input.refresh) await refreshLists(context, input);
  return { requests: [...listStored(context.db, input)], observedAtMs: listObservedAt(context.db, input) };
}

/** Learns quietly which requests are open, so that a review can say which of them touch the same files; what fails is for another time. */
export async function learnOpenRequests(context: Context, repositoryId: string): Promise<void> {
  await context.tasks.run(`requests-${repositoryId}`, async (signal) => {
    await refreshList(context, { repositoryId, state: 'opened' }, signal);
  }).catch((error: unknown) => {
    if (!isAppError(error)) context.log.fault(error, 'request.list');
  });
}

async function refreshLists(context: Context, filter: RequestFilter): Promise<void> {
  const repositories = filter.repositoryId === null
    ? listRepositories(context.db).filter((repository) => repository.accountId !== null).map((repository) => repository.id)
    : [filter.repositoryId];
  const results = await Promise.allSettled(repositories.map((id) => refreshList(context, { ...filter, repositoryId: id })));
  const failed = results.filter((result) => result.status === 'rejected');
  const [first] = failed;
  if (first && failed.length === results.length) throw first.reason;
}

async function refreshList(context: Context, filter: RequestFilter & { readonly repositoryId: string }, signal?: AbortSignal): Promise<void> {
  const { repositoryId, state } = filter;
  const { port, project } = forgePlace(context, repositoryId);
  const found: ForgeRequestSummary[] = [];
  let page: number | null = 1;
  for (let count = 0; page !== null && count < mostPages; count++) {
    const answer: Awaited<ReturnType<typeof port.listRequests>> = await port.listRequests({ project, state, page }, signal);
    found.push(...answer.items);
    page = answer.nextPage;
  }
  const atMs = context.now();
  context.db.transaction(() => {
    for (const summary of found) putRequestSummary(context.db, toSummary(context, repositoryId, summary), atMs);
    putListObserved(context.db, { repositoryId, state }, atMs);
  });
  if (page === null) await refreshGone(context, filter, new Set(found.map((summary) => summary.iid)));
}

function toSummary(context: Context, repositoryId: string, summary: ForgeRequestSummary): RequestSummary {
  return requestSummarySchema.parse({ ...summary, repositoryId, draftId: findRequestDraft(context.db, repositoryId, summary.iid) });
}

/** Requests that were in this state when last seen and are no longer listed have moved on; each is asked about. */
async function refreshGone(context: Context, filter: RequestFilter & { readonly repositoryId: string }, listed: ReadonlySet<number>): Promise<void> {
  if (filter.state === 'all') return;
  const gone = listStored(context.db, filter).filter((request) => !listed.has(request.iid)).slice(0, mostGone);
  for (const { iid } of gone) {
    try {
      await refreshRequest(context, { repositoryId: filter.repositoryId, iid });
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
}
