import type { Request } from '../../../shared/model/request.ts';
import type { ForgeRequest } from '../../forge/index.ts';
import { addAudit } from '../../store/tables/audit.ts';
import type { Context } from '../context.ts';
import { type ForgePlace, forgePlace } from './forge-place.ts';
import { keepRequest, type RequestPlace } from './keep-request.ts';

/** Merges the reviewed commit and no other; FORGE_REVIEWED_MOVED when the branch has others. */
export function mergeRequest(context: Context, input: RequestPlace & { readonly sha: string; readonly squash: boolean; readonly removeSourceBranch: boolean }): Promise<Request> {
  const { iid, sha, squash, removeSourceBranch } = input;
  return act(context, { ...input, action: 'request.merge', detail: { sha, squash } }, ({ port, project }) => port.mergeRequest({ project, iid, sha, squash, removeSourceBranch }));
}

/** Closes a request without merging it. */
export function closeRequest(context: Context, input: RequestPlace): Promise<Request> {
  return act(context, { ...input, action: 'request.close', detail: {} }, ({ port, project }) => port.closeRequest({ project, iid: input.iid }));
}

/** Marks a request as a draft, or as ready. */
export function setRequestDraft(context: Context, input: RequestPlace & { readonly draft: boolean }): Promise<Request> {
  const { iid, draft } = input;
  return act(context, { ...input, action: 'request.set-draft', detail: { draft } }, ({ port, project }) => port.setDraft({ project, iid, draft }));
}

interface Action extends RequestPlace {
  readonly action: string;
  readonly detail: Readonly<Record<string, string | boolean>>;
}

async function act(context: Context, { repositoryId, iid, action, detail }: Action, work: (place: ForgePlace) => Promise<ForgeRequest>): Promise<Request> {
  const found = await work(forgePlace(context, repositoryId));
  addAudit(context.db, { atMs: context.now(), repositoryId, draftId: null, action, detail: { iid, ...detail, state: found.state } });
  context.watch.nudge(repositoryId);
  return keepRequest(context, repositoryId, found);
}
