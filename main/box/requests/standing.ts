import type { ProjectRecord, RequestRecord } from '../records.ts';
import type { World } from '../world.ts';
import { isOver } from '../pipelines/run-state.ts';

/** Whether a request can be merged, in GitLab's words, one blocker at a time. */
export interface Standing {
  readonly detailed: string;
  readonly status: 'can_be_merged' | 'cannot_be_merged' | 'checking' | 'preparing';
  readonly hasConflicts: boolean;
}

/** True when a title marks a draft. */
export function isDraft(title: string): boolean {
  return /^\s*(?:\[draft\]|\(draft\)|draft:)/i.test(title);
}

/** Brings an open request up to date with its source branch; the diff is taken against the target of that moment. */
export async function refresh(world: World, request: RequestRecord): Promise<void> {
  if (request.state !== 'opened') return;
  const repository = world.repository(world.projectOf(request));
  const branches = await repository.branches();
  const head = branches.get(request.sourceBranch) ?? null;
  const target = branches.get(request.targetBranch) ?? null;
  if (head === null || target === null || head === request.headSha) return;
  request.baseSha = await repository.mergeBase(target, head);
  Object.assign(request, { headSha: head, startSha: target, updatedAt: new Date().toISOString(), approvedByIds: [] });
  world.snapshot.changed();
}

/** Where a request stands now; conflicts are really computed. */
export async function standingOf(world: World, project: ProjectRecord, request: RequestRecord): Promise<Standing> {
  if (request.state !== 'opened') return { detailed: 'not_open', status: 'can_be_merged', hasConflicts: false };
  if (!request.prepared) return { detailed: 'preparing', status: 'preparing', hasConflicts: false };
  const repository = world.repository(project);
  const branches = await repository.branches();
  const head = branches.get(request.sourceBranch);
  const target = branches.get(request.targetBranch);
  if (head === undefined || target === undefined) return { detailed: 'commits_status', status: 'cannot_be_merged', hasConflicts: false };
  const tree = await repository.mergedTree(target, head);
  if (tree === null) return { detailed: 'conflict', status: 'cannot_be_merged', hasConflicts: true };
  const rebase = project.mergeMethod === 'ff' && await repository.mergeBase(target, head) !== target;
  return { detailed: blockerOf(world, project, request) ?? (rebase ? 'need_rebase' : 'mergeable'), status: 'can_be_merged', hasConflicts: false };
}

function blockerOf(world: World, project: ProjectRecord, request: RequestRecord): string | null {
  if (isDraft(request.title)) return 'draft_status';
  const pipeline = world.headPipeline(request);
  if (project.onlyMergeIfPipelineSucceeds && pipeline?.status !== 'success') {
    return pipeline === null || isOver(pipeline.status) ? 'ci_must_pass' : 'ci_still_running';
  }
  return request.approvedByIds.length < project.approvalsRequired ? 'not_approved' : null;
}
