import type { JobRecord } from '../records.ts';
import { ciFlags, type CiPlace } from './ci-plan.ts';
import { type CiProcess, startCi } from './ci-process.ts';
import { newsIn } from './progress-line.ts';

/** How a job ended; without an exit code when it never got that far: `reason` is GitLab's word for why, `detail` the runner's own words. */
export interface JobEnd {
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly detail: string;
}

/** What happens to the jobs of a stage while it runs. */
export interface StageEvents {
  onStarted(job: JobRecord): void;
  onFinished(job: JobRecord, end: JobEnd): void;
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
    this.done = this.#process.done.then(({ stderr }) => wordsIn(stderr), (error: unknown) => `${String(error)}\n`).then((detail) => {
      clearTimeout(timer);
      for (const job of jobs) this.#finish(job, { exitCode: null, reason: this.#reason, detail });
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
    else this.#finish(job, { exitCode: news.exitCode, reason: null, detail: '' });
  }

  #finish(job: JobRecord, end: JobEnd): void {
    if (this.#finished.has(job)) return;
    this.#finished.add(job);
    this.#events.onFinished(job, end);
  }
}

// What the runner says when it cannot work at all, such as that rsync is missing; not its traces and its remarks on git.
function wordsIn(stderr: string): string {
  const noise = /^\s+at |^Using fallback|^\s+Command failed: git|^\s+Command failed with exit code \d+: git|^git remote|^parsing and downloads/;
  return stderr.split('\n').filter((line) => line.trim() !== '' && !noise.test(line)).map((line) => `${line}\n`).slice(-12).join('');
}
