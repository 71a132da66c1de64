import { json, type Reply } from '../http/reply.ts';
import type { ApiCall, Routes } from '../http/router.ts';
import type { PipelineRunner } from '../pipelines/pipeline-runner.ts';
import { jobFull } from '../present/pipeline.ts';
import type { JobRecord } from '../records.ts';
import { roles, type World } from '../world.ts';

/** Single jobs and their logs. */
export function jobRoutes(world: World, runner: PipelineRunner): Routes {
  const jobOf = ({ place, user }: ApiCall): JobRecord => world.job(world.project(place['id'] ?? '', user), place['job'] ?? '');
  const mayRun = ({ place, user }: ApiCall): void => world.demand(world.project(place['id'] ?? '', user), user, roles.developer);
  return {
    'GET /projects/:id/jobs/:job': (call) => json(jobFull(world, jobOf(call))),
    'GET /projects/:id/jobs/:job/trace': async (call) => traceReply(call, Buffer.from(await runner.trace(jobOf(call)))),
    'POST /projects/:id/jobs/:job/retry': (call) => {
      mayRun(call);
      return json(jobFull(world, runner.retry(jobOf(call))), 201);
    },
    'POST /projects/:id/jobs/:job/play': (call) => {
      mayRun(call);
      return json(jobFull(world, runner.play(jobOf(call))));
    },
  };
}

// A range is answered as HTTP says; whether GitLab itself heeds one could not be found out.
function traceReply({ request }: ApiCall, log: Buffer): Reply {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'accept-ranges': 'bytes' };
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return { status: 200, headers, body: log };
  if (start >= log.length) return { status: 416, headers: { ...headers, 'content-range': `bytes */${log.length}` }, body: Buffer.alloc(0) };
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${log.length - 1}/${log.length}` }, body: log.subarray(start) };
}
