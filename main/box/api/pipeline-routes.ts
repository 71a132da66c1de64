import { ApiFailure, json, page } from '../http/reply.ts';
import { flagOf, textOf } from '../http/params.ts';
import type { ApiCall, Routes } from '../http/router.ts';
import type { PipelineRunner } from '../pipelines/pipeline-runner.ts';
import { jobFull, pipelineBasic, pipelineFull } from '../present/pipeline.ts';
import type { PipelineRecord, ProjectRecord } from '../records.ts';
import { roles, type World } from '../world.ts';

/** Pipelines and their jobs. */
export function pipelineRoutes(world: World, runner: PipelineRunner): Routes {
  const projectOf = ({ place, user }: ApiCall): ProjectRecord => world.project(place['id'] ?? '', user);
  const pipelineOf = (call: ApiCall): PipelineRecord => world.pipeline(projectOf(call), call.place['pipeline'] ?? '');
  const mayRun = (call: ApiCall): void => world.demand(projectOf(call), call.user, roles.developer);
  return {
    'GET /projects/:id/pipelines': (call) => {
      const { id } = projectOf(call);
      const [ref, sha, status] = ['ref', 'sha', 'status'].map((name) => textOf(call.params, name));
      const found = world.records.pipelines.filter((each) => each.projectId === id && (ref === undefined || each.ref === ref)
        && (sha === undefined || each.sha === sha) && (status === undefined || each.status === status));
      return page(found.toReversed(), { url: call.url, present: (each) => pipelineBasic(world, each) });
    },
    'POST /projects/:id/pipeline': async (call) => {
      mayRun(call);
      const project = projectOf(call);
      const ref = textOf(call.params, 'ref') ?? '';
      const sha = await world.repository(project).tip(ref);
      if (sha === null) throw new ApiFailure(400, { base: ['Reference not found'] });
      const made = await runner.create(project, { sha, ref, source: 'web', requestIid: null, userId: call.user.id });
      if (made === null) throw new ApiFailure(400, { base: ['No stages / jobs for this pipeline.'] });
      return json(pipelineFull(world, made), 201);
    },
    'GET /projects/:id/pipelines/:pipeline': (call) => json(pipelineFull(world, pipelineOf(call))),
    'GET /projects/:id/pipelines/:pipeline/jobs': (call) => {
      const retried = flagOf(call.params, 'include_retried') ?? false;
      const jobs = world.jobsOf(pipelineOf(call)).filter((job) => retried || !job.retried);
      return page(jobs.toReversed(), { url: call.url, present: (job) => jobFull(world, job) });
    },
    'POST /projects/:id/pipelines/:pipeline/cancel': (call) => {
      mayRun(call);
      runner.cancel(pipelineOf(call));
      return json(pipelineFull(world, pipelineOf(call)), 201);
    },
    'POST /projects/:id/pipelines/:pipeline/retry': (call) => {
      mayRun(call);
      for (const job of world.jobsOf(pipelineOf(call))) {
        if (!job.retried && (job.status === 'failed' || job.status === 'canceled')) runner.retry(job);
      }
      return json(pipelineFull(world, pipelineOf(call)), 201);
    },
  };
}
