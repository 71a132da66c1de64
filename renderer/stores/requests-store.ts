import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Input } from '../../shared/contract/channels.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Request, RequestSummary } from '../../shared/model/request.ts';
import { call, failureOf } from '../ipc/client.ts';
import { type LoadState, notLoaded } from './load-state.ts';

/** Why a watched request may be old, and when it is asked about again. */
export interface Staleness {
  readonly failure: Failure;
  readonly retryAtMs: number;
}

interface RequestsState extends LoadState {
  readonly summaries: Readonly<Record<string, RequestSummary>>;
  readonly details: Readonly<Record<string, Request>>;
  readonly stale: Readonly<Record<string, Staleness>>;
  /** When the forge was last asked for the list; null when never. */
  readonly observedAtMs: number | null;
}

/** The merge requests that are known here, kept up to date by events. */
export const useRequests = create<RequestsState>()(() => ({ ...notLoaded, summaries: {}, details: {}, stale: {}, observedAtMs: null }));

/** The key of a request in the store. */
export function requestKey(request: { readonly repositoryId: string; readonly iid: number }): string {
  return `${request.repositoryId}!${request.iid}`;
}

/** The whole request, once loaded. */
export function useRequest(key: string): Request | undefined {
  return useRequests((state) => state.details[key]);
}

/** The known requests of a repository, or of all for null; last touched first. */
export function useRequestList(repositoryId: string | null): readonly RequestSummary[] {
  return useRequests(
    useShallow((state) => Object.values(state.summaries).filter((each) => repositoryId === null || each.repositoryId === repositoryId).sort((a, b) => b.updatedAtMs - a.updatedAtMs)),
  );
}

/** Reads the list, from here at once or from the forge with `refresh`; a failure is kept in the state beside what was known. */
export async function loadRequests(input: Input<'request.list'>): Promise<void> {
  useRequests.setState({ status: 'loading' });
  try {
    const { requests, observedAtMs } = await call('request.list', input);
    useRequests.setState(({ summaries }) => {
      const replaced = (each: RequestSummary): boolean =>
        (input.repositoryId === null || each.repositoryId === input.repositoryId) && (input.state === 'all' || each.state === input.state);
      const others = Object.values(summaries).filter((each) => !replaced(each));
      return { status: 'ready', failure: null, observedAtMs, summaries: Object.fromEntries([...others, ...requests].map((each) => [requestKey(each), each])) };
    });
  } catch (error) {
    useRequests.setState({ status: 'failed', failure: failureOf(error) });
  }
}

/** Reads one request, asking the forge with `refresh`; throws `FailureError`. */
export async function loadRequest(input: Input<'request.get'>): Promise<Request> {
  return putRequest(await call('request.get', input));
}

/** Takes in the newest state of a request, and answers it. */
export function putRequest(request: Request): Request {
  const key = requestKey(request);
  useRequests.setState(({ summaries, details, stale }) => {
    const { [key]: _fresh, ...rest } = stale;
    return { summaries: { ...summaries, [key]: request }, details: { ...details, [key]: request }, stale: rest };
  });
  return request;
}

/** Takes in that a watched request could not be asked about. */
export function markRequestStale(request: { readonly repositoryId: string; readonly iid: number }, staleness: Staleness): void {
  useRequests.setState(({ stale }) => ({ stale: { ...stale, [requestKey(request)]: staleness } }));
}
