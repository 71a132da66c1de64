import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Request } from '../../../shared/model/request.ts';
import { call, failureOf } from '../../ipc/client.ts';
import { loadRequest, requestKey, type Staleness, useRequest, useRequests } from '../../stores/requests-store.ts';

/** A request as it is followed. */
export interface WatchedRequest {
  readonly request: Request | undefined;
  /** Why it could not be asked about last time; what is known stays shown. */
  readonly failure: Failure | null;
  readonly stale: Staleness | undefined;
  readonly refreshing: boolean;
  readonly refresh: () => void;
}

const renewMs = 60_000;

/** A request, known at once where it is known here, asked anew, and watched for as long as it is shown. */
export function useWatchedRequest(repositoryId: string, iid: number): WatchedRequest {
  const key = requestKey({ repositoryId, iid });
  const request = useRequest(key);
  const stale = useRequests((state) => state.stale[key]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refreshing, setRefreshing] = useState(false);
  const refresh = useCallback(() => {
    setRefreshing(true);
    loadRequest({ repositoryId, iid, refresh: true }).then(() => setFailure(null), (error: unknown) => setFailure(failureOf(error))).finally(() => setRefreshing(false));
  }, [repositoryId, iid]);
  useEffect(() => {
    const place = { repositoryId, iid };
    // What is known here shows first; where nothing is, asking the forge tells what went wrong.
    loadRequest({ ...place, refresh: false }).catch(() => undefined);
    const first = setTimeout(refresh, 0);
    const watch = (): void => void call('request.watch', place).catch(() => undefined);
    watch();
    const timer = setInterval(watch, renewMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      call('request.unwatch', place).catch(() => undefined);
    };
  }, [repositoryId, iid, refresh]);
  return { request, failure, stale, refreshing, refresh };
}
