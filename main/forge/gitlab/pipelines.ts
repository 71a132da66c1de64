import { z } from 'zod';
import type { ForgeJob, ForgePipeline } from '../domain.ts';
import type { JobRef, PipelineRef, RequestRef } from '../port.ts';
import type { HttpTransport } from '../transport.ts';
import { ask, askAll, projectPath } from './client.ts';
import { jobOf, newestJobs, pipelineOf } from './translate.ts';
import { wireJobSchema, wirePipelineSchema } from './wire/pipeline.ts';

/** The pipelines of a request, newest first. */
export async function listPipelines(transport: HttpTransport, { project, iid }: RequestRef, signal?: AbortSignal): Promise<ForgePipeline[]> {
  const path = `${projectPath(project)}/merge_requests/${iid}/pipelines`;
  const pipelines = await askAll(transport, { path, noun: 'merge request', schema: z.array(wirePipelineSchema), signal }, 3);
  return pipelines.map(pipelineOf).toSorted((one, other) => other.id - one.id);
}

/** The jobs of a pipeline in the order of its stages, only the newest try of each. */
export async function listJobs(transport: HttpTransport, { project, pipelineId }: PipelineRef, signal?: AbortSignal): Promise<ForgeJob[]> {
  const path = `${projectPath(project)}/pipelines/${pipelineId}/jobs`;
  return newestJobs(await askAll(transport, { path, query: { include_retried: true }, noun: 'pipeline', schema: z.array(wireJobSchema), signal }));
}

/** Runs a job again as a new job and answers that one. */
export async function retryJob(transport: HttpTransport, { project, jobId }: JobRef, signal?: AbortSignal): Promise<ForgeJob> {
  const path = `${projectPath(project)}/jobs/${jobId}/retry`;
  const { value } = await ask(transport, { method: 'POST', path, noun: 'job', schema: wireJobSchema, signal });
  return jobOf(value);
}

/** Stops a pipeline; its jobs may still say that they are being cancelled. */
export async function cancelPipeline(transport: HttpTransport, { project, pipelineId }: PipelineRef, signal?: AbortSignal): Promise<ForgePipeline> {
  const path = `${projectPath(project)}/pipelines/${pipelineId}/cancel`;
  const { value } = await ask(transport, { method: 'POST', path, noun: 'pipeline', schema: wirePipelineSchema, signal });
  return pipelineOf(value);
}
