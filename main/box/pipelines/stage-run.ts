import type { JobRecord } from '../records.ts';
import { ciFlags, type CiPlace } from './ci-plan.ts';
import { type CiProcess, startCi } from './ci-process.ts';
import { newsIn } from './progress-line.ts';

/** What happens to the jobs of a stage while it runs. */
export interface StageEvents {
  onStarted(job: JobRecord): void;
  /** `exitCode` is null when the job never got as far as an exit code; `reason` then says why. */
  onFinished(job: JobRecord, exitCode: number | null, reason: string | null): void;
}

const longestMs = 15 * 60_000;

/** A stage that runs: one process for all its jobs, because processes side by side in one checkout disturb each other. */
export class StageRun {
  readonly done: Promise<void>;
  readonly jobs: readonly JobRecord[];
  readonly #process: CiProcess;
  readonly #finished = new Set<JobRecord>();
  readonly #events: StageEvents;
  #reason = 'runner_system_failure';

  constructor(place: CiPlace, jobs: readonly JobRecord[], events: StageEvents) {
    this.jobs = jobs;
    this.#events = events;
    const names = jobs.map((job) => job.name);
    this.#process = startCi({ ...place, args: [...ciFlags, ...place.args, ...names], onLine: (line) => this.#read(line, names) });
    const timer = setTimeout(() => { this.#reason = 'job_execution_timeout'; void this.#process.stop(); }, longestMs);
    this.done = this.#process.done.catch(() => undefined).then(() => {
      clearTimeout(timer);
      for (const job of jobs) this.#finish(job, null);
    });
  }

  /** Ends the jobs' shells; jobs that had not finished are told as such. */
  async stop(reason: string): Promise<void> {
    this.#reason = reason;
    await this.#process.stop();
    await this.done;
  }

  #read(line: string, names: readonly string[]): void {
    const news = newsIn(line, names);
    const job = this.jobs.find((each) => each.name === news?.name);
    if (news === null || job === undefined) return;
    if (news.kind === 'started') this.#events.onStarted(job);
    else this.#finish(job, news.exitCode);
  }

  #finish(job: JobRecord, exitCode: number | null): void {
    if (this.#finished.has(job)) return;
    this.#finished.add(job);
    this.#events.onFinished(job, exitCode, exitCode === null ? this.#reason : null);
  }
}
