import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { AppError } from '../../shared/errors/index.ts';
import { accountRoutes } from './api/account-routes.ts';
import { approvalRoutes } from './api/approval-routes.ts';
import { jobRoutes } from './api/job-routes.ts';
import { pipelineRoutes } from './api/pipeline-routes.ts';
import { projectRoutes } from './api/project-routes.ts';
import { repositoryRoutes } from './api/repository-routes.ts';
import { requestRoutes } from './api/request-routes.ts';
import { Events } from './events.ts';
import { answerGit, tokenOf, unauthorized } from './git-routes.ts';
import { tryGit } from './git/run-git.ts';
import { Faults, type FaultRule } from './http/faults.ts';
import { readParams } from './http/params.ts';
import { ApiFailure, json, notFound, type Reply } from './http/reply.ts';
import { Router } from './http/router.ts';
import { listen } from './http/server.ts';
import { answerPage } from './pages/index.ts';
import { PipelineRunner } from './pipelines/pipeline-runner.ts';
import { Snapshot } from './snapshot.ts';
import { World } from './world.ts';

/** Where a box keeps its data and which port it takes (0 for any that is free). */
export interface BoxOptions {
  readonly dataDir: string;
  readonly port?: number;
}

/** A box that runs. */
export interface Box {
  /** Where it is reached, without a trailing slash. */
  readonly url: string;
  readonly world: World;
  readonly runner: PipelineRunner;
  readonly events: Events;
  /** Puts faults on order in place of those before; an empty list ends them. */
  setFaults(rules: readonly FaultRule[]): void;
  /** Ends all jobs and connections and writes the last state. */
  close(): Promise<void>;
}

/** Starts a forge on the loopback address; rejects with DEMO_UNAVAILABLE when git is missing. */
export async function startBox({ dataDir, port = 0 }: BoxOptions): Promise<Box> {
  await demandGit();
  const world = new World(new Snapshot(dataDir));
  const runner = new PipelineRunner(world);
  const events = new Events(world, runner);
  const faults = new Faults();
  const router = new Router({
    ...accountRoutes(world), ...projectRoutes(world), ...repositoryRoutes(world), ...requestRoutes(world, events), ...approvalRoutes(world),
    ...pipelineRoutes(world, runner), ...jobRoutes(world, runner),
  });
  const server = await listen(async (request, url) => {
    if (url.pathname.startsWith('/api/v4/')) return await answerApi({ world, router, request, url });
    if (url.pathname.startsWith('/-/box/')) return await answerControl({ world, faults, request, url });
    return await answerGit(world, events, { request, url }) ?? await answerPage(world, runner, url.pathname);
  }, { port, faults });
  world.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const request of world.records.requests) request.prepared = true;
  runner.resume();
  return {
    url: world.baseUrl, world, runner, events,
    setFaults: (rules) => faults.set(rules),
    close: async () => {
      await closeServer(server);
      await runner.stop();
      await events.settled();
      world.snapshot.flush();
    },
  };
}

async function demandGit(): Promise<void> {
  const version = await tryGit(['--version']).catch(() => null);
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version?.stdout ?? '') ?? [];
  if (version === null) throw new AppError('DEMO_UNAVAILABLE', { detail: 'it needs git, which is not installed here' });
  if (Number(major) * 1000 + Number(minor) < 2038) throw new AppError('DEMO_UNAVAILABLE', { detail: `it needs git 2.38 or newer; here is ${version.stdout.trim()}` });
}

async function answerApi({ world, router, request, url }: { world: World; router: Router; request: IncomingMessage; url: URL }): Promise<Reply> {
  const user = world.userOfToken(tokenOf(request, url));
  if (user === null) {
    request.resume();
    return unauthorized();
  }
  const found = router.find(request.method ?? 'GET', url.pathname.slice('/api/v4'.length));
  if ('otherMethod' in found) throw found.otherMethod ? new ApiFailure(405, '405 Method Not Allowed') : notFound('Route');
  return await found.handler({ request, url, user, place: found.place, params: await readParams(request, url) });
}

const controlSchema = z.object({
  faults: z.array(z.object({
    path: z.string(), method: z.string().optional(), after: z.number().optional(), times: z.number().optional(), status: z.number().optional(),
    headers: z.record(z.string(), z.string()).optional(), body: z.string().optional(), delayMs: z.number().optional(), reset: z.enum(['before', 'after']).optional(),
    drip: z.object({ bytes: z.number().min(1), everyMs: z.number() }).optional(), truncateAfter: z.number().optional(),
  })).optional(),
  revoke: z.string().optional(),
});

// Tests in other processes order faults here; a token is needed, and only this computer reaches it.
async function answerControl({ world, faults, request, url }: { world: World; faults: Faults; request: IncomingMessage; url: URL }): Promise<Reply> {
  if (world.userOfToken(tokenOf(request, url)) === null) return unauthorized();
  if (request.method !== 'POST') throw new ApiFailure(405, '405 Method Not Allowed');
  const order = controlSchema.safeParse(await readParams(request, url));
  if (!order.success) throw new ApiFailure(400, order.error.issues[0]?.message);
  if (order.data.faults !== undefined) faults.set(order.data.faults.map((rule) => definedOnly(rule)));
  for (const token of world.records.tokens) if (token.token === order.data.revoke) token.revoked = true;
  return json({ ok: true });
}

function definedOnly(rule: Partial<Record<keyof FaultRule, unknown>>): FaultRule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as unknown as FaultRule;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
  server.closeAllConnections();
  await closed;
}
