import { addAudit } from '../../store/tables/audit.ts';
import type { Context } from '../context.ts';
import { forgePlace } from './forge-place.ts';

/** The part of a job's log from `offset` on. */
export async function readJobLog(
  context: Context, input: { readonly repositoryId: string; readonly jobId: number; readonly offset: number },
): Promise<{ text: string; nextOffset: number; complete: boolean }> {
  const { port, project } = forgePlace(context, input.repositoryId);
  const { text, nextOffset, complete } = await port.jobLog({ project, jobId: input.jobId, offset: input.offset });
  return { text, nextOffset, complete };
}

/** Runs a job again; the request's page hears of it with the next look. */
export async function retryJob(context: Context, input: { readonly repositoryId: string; readonly jobId: number }): Promise<void> {
  const { port, project } = forgePlace(context, input.repositoryId);
  await port.retryJob({ project, jobId: input.jobId });
  addAudit(context.db, { atMs: context.now(), repositoryId: input.repositoryId, draftId: null, action: 'job.retry', detail: { jobId: input.jobId } });
  context.watch.nudge(input.repositoryId);
}
