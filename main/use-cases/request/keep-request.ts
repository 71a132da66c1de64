import { type Request, requestSchema } from '../../../shared/model/request.ts';
import type { ForgeRequest } from '../../forge/index.ts';
import { findRequest, findRequestDraft, putRequest } from '../../store/tables/requests.ts';
import type { Context } from '../context.ts';

/** A request of a repository. */
export interface RequestPlace {
  readonly repositoryId: string;
  readonly iid: number;
}

/** Keeps what a forge answered about a request, tells the window, and looks for the merged commit when it has just been merged. */
export function keepRequest(context: Context, repositoryId: string, found: ForgeRequest): Request {
  const draftId = findRequestDraft(context.db, repositoryId, found.iid);
  const before = findRequest(context.db, repositoryId, found.iid);
  const request = requestSchema.parse({ ...found, repositoryId, draftId, observedAtMs: context.now() });
  putRequest(context.db, request);
  context.emit({ type: 'request', request });
  if (before && before.state !== 'merged' && request.state === 'merged') fetchBehind(context, repositoryId);
  return request;
}

function fetchBehind(context: Context, repositoryId: string): void {
  import('../repository/sync-repository.ts').then(({ syncRepository }) => syncRepository(context, repositoryId)).catch(() => { /* Kept with the repository. */ });
}
