import type { Handlers } from '../../shared/contract/channels.ts';
import type { Context } from '../use-cases/context.ts';

type RequestChannel =
  | 'request.propose' | 'request.template' | 'request.open' | 'request.list' | 'request.get' | 'request.watch' | 'request.unwatch'
  | 'request.merge' | 'request.close' | 'request.set-draft' | 'job.log' | 'job.retry';

/** Merge requests: opening, following, merging; what talks to a forge is loaded when it is first needed. */
export function requestHandlers(context: Context): Handlers<RequestChannel> {
  return {
    'request.propose': async ({ draftId }) => (await import('../use-cases/request/propose-request.ts')).proposeRequest(context, draftId),
    'request.template': async (input) => (await import('../use-cases/request/propose-request.ts')).useTemplate(context, input),
    'request.open': async (input) => (await import('../use-cases/request/open-request.ts')).openRequest(context, input),
    'request.list': async (input) => (await import('../use-cases/request/list-requests.ts')).listRequests(context, input),
    'request.get': async (input) => (await import('../use-cases/request/refresh-request.ts')).getRequest(context, input),
    'request.watch': (input) => {
      context.watch.watch(input);
      return null;
    },
    'request.unwatch': (input) => {
      context.watch.unwatch(input);
      return null;
    },
    'request.merge': async (input) => (await import('../use-cases/request/act-on-request.ts')).mergeRequest(context, input),
    'request.close': async (input) => (await import('../use-cases/request/act-on-request.ts')).closeRequest(context, input),
    'request.set-draft': async (input) => (await import('../use-cases/request/act-on-request.ts')).setRequestDraft(context, input),
    'job.log': async (input) => (await import('../use-cases/request/follow-job.ts')).readJobLog(context, input),
    'job.retry': async (input) => {
      await (await import('../use-cases/request/follow-job.ts')).retryJob(context, input);
      return null;
    },
  };
}
