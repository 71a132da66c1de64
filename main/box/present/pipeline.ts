import { projectUrl } from './project.ts';
import { userById } from './user.ts';
import type { JobRecord, PipelineRecord } from '../records.ts';
import type { World } from '../world.ts';

/** A pipeline as a list shows it. */
export function pipelineBasic(world: World, pipeline: PipelineRecord): Record<string, unknown> {
  return {
    id: pipeline.id, iid: pipeline.iid, project_id: pipeline.projectId, sha: pipeline.sha, ref: refOf(pipeline), status: pipeline.status,
    source: pipeline.source, created_at: pipeline.createdAt, updated_at: pipeline.updatedAt,
    web_url: `${projectUrl(world, world.projectOf(pipeline))}/-/pipelines/${pipeline.id}`,
  };
}

/** A pipeline alone. */
export function pipelineFull(world: World, pipeline: PipelineRecord): Record<string, unknown> {
  const words = pipeline.status === 'success' ? 'passed' : pipeline.status;
  return {
    ...pipelineBasic(world, pipeline), before_sha: '0'.repeat(40), tag: false, yaml_errors: pipeline.yamlErrors, user: userById(world, pipeline.userId),
    started_at: pipeline.startedAt, finished_at: pipeline.finishedAt, committed_at: null, duration: seconds(pipeline.startedAt, pipeline.finishedAt, Math.round),
    queued_duration: seconds(pipeline.createdAt, pipeline.startedAt, Math.round), coverage: null,
    detailed_status: { icon: `status_${pipeline.status}`, text: words, label: words, group: pipeline.status, tooltip: words, has_details: true },
  };
}

/** A job. */
export function jobFull(world: World, job: JobRecord): Record<string, unknown> {
  const pipeline = world.pipelineOf(job);
  return {
    id: job.id, status: job.status, stage: job.stage, name: job.name, ref: refOf(pipeline), tag: false, coverage: null, allow_failure: job.allowFailure,
    created_at: job.createdAt, started_at: job.startedAt, finished_at: job.finishedAt, erased_at: null,
    duration: seconds(job.startedAt, job.finishedAt ?? (job.startedAt === null ? null : new Date().toISOString()), (value) => value),
    queued_duration: seconds(job.createdAt, job.startedAt, (value) => value), user: userById(world, job.userId), pipeline: pipelineBasic(world, pipeline),
    ...(job.failureReason === null ? {} : { failure_reason: job.failureReason }),
    web_url: `${projectUrl(world, world.projectOf(job))}/-/jobs/${job.id}`, artifacts: [], runner: null,
    artifacts_expire_at: null, archived: false, tag_list: [],
  };
}

function refOf(pipeline: PipelineRecord): string {
  return pipeline.requestIid === null ? pipeline.ref : `refs/merge-requests/${pipeline.requestIid}/head`;
}

function seconds(from: string | null, to: string | null, round: (value: number) => number): number | null {
  return from === null || to === null ? null : round((Date.parse(to) - Date.parse(from)) / 1000);
}
