import { ApiFailure } from '../http/reply.ts';
import type { ProjectRecord, RequestRecord, UserRecord } from '../records.ts';
import type { World } from '../world.ts';
import { refresh, standingOf } from './standing.ts';

/** How a request is to be merged. */
export interface MergeInput {
  readonly project: ProjectRecord;
  readonly request: RequestRecord;
  readonly user: UserRecord;
  /** The commit that was reviewed. */
  readonly sha: string | undefined;
  readonly squash: boolean;
  readonly removeSourceBranch: boolean;
  readonly message: string | undefined;
  readonly squashMessage: string | undefined;
}

/** Merges for real, in the bare repository alone: tree, commits, and the branch moved only if it still is where it was seen. */
export async function merge(world: World, input: MergeInput): Promise<void> {
  const { project, request, user, sha } = input;
  if (request.state !== 'opened') throw new ApiFailure(405, '405 Method Not Allowed');
  await refresh(world, request);
  if (sha !== undefined && sha !== request.headSha) throw new ApiFailure(409, `SHA does not match HEAD of source branch: ${request.headSha ?? ''}`);
  const { detailed, hasConflicts } = await standingOf(world, project, request);
  if (hasConflicts) throw new ApiFailure(422, 'Branch cannot be merged');
  if (detailed !== 'mergeable') throw new ApiFailure(405, '405 Method Not Allowed');
  const repository = world.repository(project);
  const target = await repository.tip(request.targetBranch);
  const head = request.headSha;
  const tree = target === null || head === null ? null : await repository.mergedTree(target, head);
  if (target === null || head === null || tree === null) throw new ApiFailure(422, 'Branch cannot be merged');
  const made = await makeCommits(world, input, { target, head, tree });
  if (!await repository.moveBranch(request.targetBranch, made.tip, target)) throw new ApiFailure(409, 'The target branch changed while merging. Please try again.');
  const now = new Date().toISOString();
  Object.assign(request, {
    state: 'merged', mergedAt: now, mergedById: user.id, updatedAt: now, mergeCommitSha: made.mergeCommit, squashCommitSha: made.squashCommit,
    squash: input.squash, removeSourceBranch: input.removeSourceBranch,
  });
  if (input.removeSourceBranch && request.sourceBranch !== project.defaultBranch) await repository.deleteBranch(request.sourceBranch, head);
  world.snapshot.changed();
}

interface Made {
  readonly tip: string;
  readonly mergeCommit: string | null;
  readonly squashCommit: string | null;
}

async function makeCommits(world: World, input: MergeInput, at: { readonly target: string; readonly head: string; readonly tree: string }): Promise<Made> {
  const { project, request, user } = input;
  const repository = world.repository(project);
  const committer = { name: user.name, email: user.email };
  const author = world.user(request.authorId);
  const squashCommit = !input.squash ? null : await repository.commit({
    tree: at.tree, parents: [at.target], message: input.squashMessage ?? request.title, author, committer,
  });
  const landed = squashCommit ?? at.head;
  if (project.mergeMethod === 'ff') return { tip: landed, mergeCommit: null, squashCommit };
  const mergeCommit = await repository.commit({
    tree: at.tree, parents: [at.target, landed], author: committer, committer,
    message: input.message ?? `Merge branch '${request.sourceBranch}' into '${request.targetBranch}'\n\n${request.title}\n\nSee merge request ${project.path}!${request.iid}`,
  });
  return { tip: mergeCommit, mergeCommit, squashCommit };
}
