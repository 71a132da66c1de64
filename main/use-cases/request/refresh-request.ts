import type { Request } from '../../../shared/model/request.ts';
import { findRequest } from '../../store/tables/requests.ts';
import type { Context } from '../context.ts';
import { forgePlace } from './forge-place.ts';
import { keepRequest, type RequestPlace } from './keep-request.ts';

/** Asks the forge about a request and keeps the answer. */
export async function refreshRequest(context: Context, place: RequestPlace, signal?: AbortSignal): Promise<Request> {
  const { port, project } = forgePlace(context, place.repositoryId);
  return keepRequest(context, place.repositoryId, await port.getRequest({ project, iid: place.iid }, signal));
}

/** A request as last seen; the forge is asked when told to, or when nothing is known here. */
export async function getRequest(context: Context, input: RequestPlace & { readonly refresh: boolean }): Promise<Request> {
  const known = input.refresh ? undefined : findRequest(context.db, input.repositoryId, input.iid);
  return known ?? refreshRequest(context, input);
}
