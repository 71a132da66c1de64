import { mkdir, rm } from 'node:fs/promises';
import { ApiFailure } from '../http/reply.ts';
import type { JobRecord, PipelineRecord, ProjectRecord } from '../records.ts';
import type { World } from '../world.ts';
import { checkOut, removeOldCheckouts } from './checkout.ts';
import { ciArguments, ciEnvironment, type PipelineOrigin } from './ci-environment.ts';
import { type CiPlace, planJobs } from './ci-plan.ts';
import { keepLog, liveLogPath, logHead, logTail, readLog } from './job-log-file.ts';
import { isOver, nextStage, stateOf } from './run-state.ts';
import { type JobEnd, StageRun } from './stage-run.ts';

const keptCheckouts = 8;

/** Runs pipelines from the repository's own configuration, a stage at a time, two pipelines at once at most. */
export class PipelineRunner {
  readonly #world: World;
  readonly #driven = new Map<number, Promise<void>>();
  readonly #stages = new Map<number, StageRun>();
  readonly #waiting: (() => void)[] = [];
  #free = 2;
  #stopping = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes a pipeline for a commit, or answers null when its configuration asks for no job. */
  async create(project: ProjectRecord, origin: PipelineOrigin): Promise<PipelineRecord | null> {
    const repository = this.#world.repository(project);
    if (await repository.readText(origin.sha, '.gitlab-ci.yml') === null) return null;
    const id = this.#world.snapshot.nextId();
    const plan = await planJobs(await this.#place(project, origin, id));
    if ('jobs' in plan && plan.jobs.length === 0) {
      await rm(this.#checkoutDir(id), { recursive: true, force: true });
      return null;
    }
    const now = new Date().toISOString();
    const { records } = this.#world;
    const pipeline: PipelineRecord = {
      ...origin, id, iid: 1 + records.pipelines.filter((each) => each.projectId === project.id).length, projectId: project.id,
      createdAt: now, updatedAt: now, startedAt: null, finishedAt: null, status: 'created', yamlErrors: null,
    };
    records.pipelines.push(pipeline);
    if ('invalid' in plan) {
      Object.assign(pipeline, { status: 'failed', yamlErrors: plan.invalid, finishedAt: now });
    } else {
      for (const planned of plan.jobs) this.#addJob(pipeline, { ...planned, status: planned.when === 'manual' ? 'manual' : 'created' });
      this.#drive(pipeline);
    }
    this.#world.snapshot.changed();
    return pipeline;
  }

  /** Goes on with what was running when the box was closed. */
  resume(): void {
    for (const pipeline of this.#world.records.pipelines.filter((each) => !isOver(each.status) && each.status !== 'manual')) {
      for (const job of this.#world.jobsOf(pipeline)) {
        if (job.status === 'running' || job.status === 'pending') Object.assign(job, { status: 'created', startedAt: null });
      }
      this.#drive(pipeline);
    }
  }

  /** Makes a new try of a job that is over, and of what its failure had ruled out. */
  retry(job: JobRecord): JobRecord {
    if (!isOver(job.status) || job.retried) throw new ApiFailure(403, '403 Forbidden - Job is not retryable');
    const pipeline = this.#world.pipelineOf(job);
    job.retried = true;
    const again = this.#addJob(pipeline, { ...job, status: 'pending' });
    for (const each of this.#world.jobsOf(pipeline)) if (each.status === 'skipped') each.status = 'created';
    this.#drive(pipeline);
    return again;
  }

  /** Starts a manual job. */
  play(job: JobRecord): JobRecord {
    if (job.status !== 'manual') throw new ApiFailure(400, '400 Bad request - Unplayable Job');
    job.status = 'pending';
    this.#drive(this.#world.pipelineOf(job));
    return job;
  }

  /** Stops a pipeline: the shells of its jobs are ended, and what had not begun never will. */
  cancel(pipeline: PipelineRecord): void {
    for (const job of this.#world.jobsOf(pipeline)) {
      if (!isOver(job.status) && job.status !== 'manual') Object.assign(job, { status: job.status === 'running' ? 'canceling' : 'canceled', finishedAt: new Date().toISOString() });
    }
    pipeline.status = this.#stages.has(pipeline.id) ? 'canceling' : stateOf(this.#world.jobsOf(pipeline));
    this.#world.snapshot.changed();
    void this.#stages.get(pipeline.id)?.stop('canceled');
  }

  /** The log of a job as far as it goes. */
  async trace(job: JobRecord): Promise<string> {
    if (isOver(job.status)) return await readLog(this.#logPath(job));
    if (job.startedAt === null) return '';
    const pipeline = this.#world.pipelineOf(job);
    return logHead(job, pipeline) + await readLog(liveLogPath(this.#checkoutDir(pipeline.id), job.name));
  }

  /** Ends all shells; what was running goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#stages.values()].map((stage) => stage.stop('stopped')));
    await Promise.all(this.#driven.values());
  }

  #addJob(pipeline: PipelineRecord, from: Pick<JobRecord, 'name' | 'stage' | 'when' | 'allowFailure' | 'status'>): JobRecord {
    const { name, stage, when, allowFailure, status } = from;
    const job: JobRecord = {
      id: this.#world.snapshot.nextId(), pipelineId: pipeline.id, projectId: pipeline.projectId, userId: pipeline.userId, createdAt: new Date().toISOString(),
      name, stage, when, allowFailure, status, failureReason: null, startedAt: null, finishedAt: null, retried: false,
    };
    this.#world.records.jobs.push(job);
    return job;
  }

  #drive(pipeline: PipelineRecord): void {
    if (pipeline.status !== 'created') this.#update(pipeline, 'pending');
    if (this.#driven.has(pipeline.id) || this.#stopping) return;
    const driven = this.#inTurn(() => this.#run(pipeline)).catch((error: unknown) => this.#giveUp(pipeline, error)).finally(() => {
      this.#driven.delete(pipeline.id);
      // A job may have been asked for again while the last stage was being put away.
      if (nextStage(this.#world.jobsOf(pipeline)) !== null) this.#drive(pipeline);
    });
    this.#driven.set(pipeline.id, driven);
  }

  async #run(pipeline: PipelineRecord): Promise<void> {
    const project = this.#world.projectOf(pipeline);
    const place = await this.#place(project, pipeline, pipeline.id);
    pipeline.startedAt ??= new Date().toISOString();
    for (let stage = nextStage(this.#world.jobsOf(pipeline)); stage !== null && !this.#stopping; stage = nextStage(this.#world.jobsOf(pipeline))) {
      for (const job of stage.skip) job.status = 'skipped';
      for (const job of stage.run) job.status = 'pending';
      this.#update(pipeline, 'running');
      if (stage.run.length > 0) await this.#runStage(pipeline, place, stage.run);
    }
    if (this.#stopping) return;
    pipeline.finishedAt = new Date().toISOString();
    this.#update(pipeline, stateOf(this.#world.jobsOf(pipeline)));
    await removeOldCheckouts(this.#world.directory('checkouts'), keptCheckouts);
  }

  async #runStage(pipeline: PipelineRecord, place: CiPlace, jobs: readonly JobRecord[]): Promise<void> {
    const stage = new StageRun(place, jobs, {
      onStarted: (job) => {
        if (job.status === 'pending') Object.assign(job, { status: 'running', startedAt: new Date().toISOString() });
        this.#update(pipeline);
      },
      onFinished: (job, end) => { kept.push(this.#finishJob(pipeline, job, end)); },
    });
    const kept: Promise<void>[] = [];
    this.#stages.set(pipeline.id, stage);
    await stage.done;
    this.#stages.delete(pipeline.id);
    await Promise.all(kept);
  }

  async #finishJob(pipeline: PipelineRecord, job: JobRecord, end: JobEnd): Promise<void> {
    if (this.#stopping) return void Object.assign(job, { status: 'created', startedAt: null });
    const cancelled = job.status === 'canceling' || job.status === 'canceled';
    const output = job.startedAt === null ? '' : await readLog(liveLogPath(this.#checkoutDir(pipeline.id), job.name));
    const failureReason = cancelled || end.exitCode === 0 ? null : end.reason ?? 'script_failure';
    const status = cancelled ? 'canceled' : end.exitCode === 0 ? 'success' : 'failed';
    await keepLog(this.#logPath(job), logHead(job, pipeline) + output + (cancelled ? '' : end.detail) + logTail({ ...job, status, failureReason }, end.exitCode));
    Object.assign(job, { status, failureReason, finishedAt: new Date().toISOString() });
    this.#update(pipeline);
  }

  #giveUp(pipeline: PipelineRecord, error: unknown): void {
    const finishedAt = new Date().toISOString();
    for (const job of this.#world.jobsOf(pipeline).filter((each) => !isOver(each.status))) {
      Object.assign(job, { status: 'failed', failureReason: 'runner_system_failure', finishedAt });
    }
    Object.assign(pipeline, { yamlErrors: error instanceof Error ? error.message : String(error), finishedAt });
    this.#update(pipeline, 'failed');
  }

  #update(pipeline: PipelineRecord, status: PipelineRecord['status'] = pipeline.status): void {
    Object.assign(pipeline, { status, updatedAt: new Date().toISOString() });
    this.#world.snapshot.changed();
  }

  async #place(project: ProjectRecord, origin: PipelineOrigin, id: number): Promise<CiPlace> {
    const dir = this.#checkoutDir(id);
    const home = this.#world.directory('home');
    await mkdir(home, { recursive: true });
    const author = this.#world.user(origin.userId);
    const originUrl = `${this.#world.baseUrl}/${project.path}.git`;
    await checkOut({ gitDir: this.#world.repository(project).directory, dir, sha: origin.sha, ref: origin.ref, originUrl, author });
    const request = this.#world.records.requests.find((each) => each.projectId === project.id && each.iid === origin.requestIid) ?? null;
    return { dir, args: ciArguments(origin, { id, project, request }), env: ciEnvironment(home) };
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #checkoutDir(pipelineId: number): string {
    return this.#world.directory('checkouts', String(pipelineId));
  }

  #logPath(job: JobRecord): string {
    return this.#world.directory('logs', `${job.id}.log`);
  }
}
