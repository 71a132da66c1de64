import type { Context, RequestWatch } from '../use-cases/context.ts';
import { failureOf } from '../use-cases/failure-of.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Request } from '../../shared/model/request.ts';

const everyMs = 8_000;
const settledEveryMs = 60_000;
const longestPauseMs = 5 * 60_000;
/** A window that is gone does not renew its watch. */
const lastsMs = 3 * 60_000;

interface Watched {
  readonly repositoryId: string;
  readonly iid: number;
  readonly controller: AbortController;
  untilMs: number;
  failures: number;
  asking: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Follows requests by asking again and again: every 8 s while one is open, ever more seldom while the forge fails, as late as it asks for. */
export function createRequestWatcher(contextOf: () => Context): RequestWatch & { dispose(): void } {
  const watched = new Map<string, Watched>();
  const stop = (key: string): void => {
    const each = watched.get(key);
    clearTimeout(each?.timer);
    each?.controller.abort();
    watched.delete(key);
  };
  const look = (key: string, each: Watched): void => {
    if (each.asking) return;
    clearTimeout(each.timer);
    if (contextOf().now() > each.untilMs) return stop(key);
    each.asking = true;
    ask(contextOf(), each).then((pauseMs) => {
      each.asking = false;
      if (watched.get(key) === each) each.timer = setTimeout(() => { look(key, each); }, pauseMs);
    }, (error: unknown) => {
      // The next one who asks to watch begins anew.
      stop(key);
      contextOf().log.fault(error, 'request.watch');
    });
  };
  return {
    watch: ({ repositoryId, iid }) => {
      const key = `${repositoryId} ${iid}`;
      const known = watched.get(key);
      const each = known ?? { repositoryId, iid, controller: new AbortController(), untilMs: 0, failures: 0, asking: false, timer: undefined };
      each.untilMs = contextOf().now() + lastsMs;
      watched.set(key, each);
      if (!known) look(key, each);
    },
    unwatch: ({ repositoryId, iid }) => { stop(`${repositoryId} ${iid}`); },
    nudge: (repositoryId) => {
      for (const [key, each] of watched) if (each.repositoryId === repositoryId) look(key, each);
    },
    learn: (repositoryId) => {
      import('../use-cases/request/list-requests.ts').then(({ learnOpenRequests }) => learnOpenRequests(contextOf(), repositoryId))
        .catch((error: unknown) => { contextOf().log.fault(error, 'request.list'); });
    },
    dispose: () => {
      for (const key of watched.keys()) stop(key);
    },
  };
}

/** Asks once and answers how long to wait before the next time. */
async function ask(context: Context, each: Watched): Promise<number> {
  const { repositoryId, iid, controller } = each;
  try {
    const { refreshRequest } = await import('../use-cases/request/refresh-request.ts');
    const request = await refreshRequest(context, { repositoryId, iid }, controller.signal);
    each.failures = 0;
    return isSettled(request) ? settledEveryMs : everyMs;
  } catch (error) {
    if (controller.signal.aborted) return everyMs;
    each.failures++;
    const failure = failureOf(context, error, 'request.watch');
    const pauseMs = pauseAfter(failure, each.failures);
    context.emit({ type: 'request-stale', repositoryId, iid, failure, retryAtMs: context.now() + pauseMs });
    return pauseMs;
  }
}

function pauseAfter(failure: Failure, failures: number): number {
  const asked = failure.code === 'FORGE_RATE_LIMITED' ? Number(failure.data['seconds'] ?? 0) * 1000 : 0;
  return Math.min(longestPauseMs, Math.max(asked, everyMs * 2 ** Math.min(failures, 6)));
}

function isSettled(request: Request): boolean {
  const running = ['created', 'waiting_for_resource', 'preparing', 'pending', 'running', 'canceling'].includes(request.pipeline?.status ?? '');
  return (request.state === 'merged' || request.state === 'closed') && !running;
}
