import type { Request } from '../../../shared/model/request.ts';

/** Whether a request can be merged from here now, and if not, why, in a sentence. */
export type MergeState =
  | { readonly kind: 'can'; readonly sha: string }
  | { readonly kind: 'moved'; readonly sha: string }
  | { readonly kind: 'cannot'; readonly why: string };

/** What stands between a request and its merge; only the commit that was looked at is ever merged. */
export function mergeState(request: Request, reviewedSha: string | null): MergeState {
  if (request.state !== 'opened') return { kind: 'cannot', why: request.state === 'merged' ? 'It is merged already.' : 'It is closed.' };
  if (request.sha === null) return { kind: 'cannot', why: 'Its branch has no commit.' };
  if (reviewedSha !== null && reviewedSha !== request.sha) return { kind: 'moved', sha: request.sha };
  if (request.draft) return { kind: 'cannot', why: 'It is marked as a draft. Mark it as ready first.' };
  if (!request.mergeability.mergeable) return { kind: 'cannot', why: request.mergeability.message };
  return { kind: 'can', sha: request.sha };
}

/** The stages of a pipeline in the order that their first jobs have, each with its jobs. */
export function stagesOf<Job extends { readonly stage: string; readonly id: number }>(jobs: readonly Job[]): readonly { readonly name: string; readonly jobs: readonly Job[] }[] {
  const stages = new Map<string, Job[]>();
  for (const job of [...jobs].sort((a, b) => a.id - b.id)) stages.set(job.stage, [...(stages.get(job.stage) ?? []), job]);
  return [...stages].map(([name, all]) => ({ name, jobs: all }));
}
