import type { JobRecord, RunState } from '../records.ts';

const over: ReadonlySet<RunState> = new Set<RunState>(['success', 'failed', 'canceled', 'skipped']);

/** True when nothing more will happen by itself. */
export function isOver(status: RunState): boolean {
  return over.has(status);
}

// A failure that stops what comes after it.
function isHardFailure(job: JobRecord): boolean {
  return (job.status === 'failed' && !job.allowFailure) || job.status === 'canceled';
}

/** The state of a pipeline from the newest tries of its jobs. */
export function stateOf(jobs: readonly JobRecord[]): RunState {
  const newest = jobs.filter((job) => !job.retried);
  if (newest.some((job) => job.status === 'running' || job.status === 'pending' || job.status === 'created')) return 'running';
  if (newest.some((job) => job.status === 'failed' && !job.allowFailure)) return 'failed';
  if (newest.some((job) => job.status === 'canceled')) return 'canceled';
  if (newest.length > 0 && newest.every((job) => job.status === 'skipped')) return 'skipped';
  if (newest.some((job) => job.status === 'manual' && !job.allowFailure)) return 'manual';
  return 'success';
}

/** The jobs to run next, all of one stage; what an earlier failure rules out is named as `skip`. */
export function nextStage(jobs: readonly JobRecord[]): { readonly run: readonly JobRecord[]; readonly skip: readonly JobRecord[] } | null {
  const byAge = jobs.toSorted((one, other) => one.id - other.id);
  const stages = [...new Set(byAge.map((job) => job.stage))];
  const newest = byAge.filter((job) => !job.retried);
  for (const [index, stage] of stages.entries()) {
    const waiting = newest.filter((job) => job.stage === stage && (job.status === 'created' || job.status === 'pending'));
    if (waiting.length === 0) continue;
    const failed = newest.some((job) => stages.indexOf(job.stage) < index && isHardFailure(job));
    const runs = (job: JobRecord): boolean => job.when === 'always' || job.status === 'pending' || (failed ? job.when === 'on_failure' : job.when !== 'on_failure');
    return { run: waiting.filter(runs), skip: waiting.filter((job) => !runs(job)) };
  }
  return null;
}
