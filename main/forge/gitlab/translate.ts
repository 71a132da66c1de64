import type { Member } from '../../../shared/model/project.ts';
import type { RequestState } from '../../../shared/model/request.ts';
import type { DiffRefs, ForgeJob, ForgePipeline, ForgeProject, ForgeRequest, ForgeRequestSummary, SquashOption } from '../domain.ts';
import { mergeabilityOf } from './mergeability.ts';
import type { WireApprovals, WireMergeRequest, WireMergeRequestBasic } from './wire/merge-request.ts';
import type { WireJob, WirePipeline } from './wire/pipeline.ts';
import type { WireProject } from './wire/project.ts';
import type { WireUser } from './wire/user.ts';

/** A user in the model's words. */
export function memberOf(wire: WireUser): Member {
  return { id: wire.id, username: wire.username, name: wire.name ?? wire.username };
}

const developer = 30;

/** A project in the model's words. */
export function projectOf(wire: WireProject): ForgeProject {
  const levels = [wire.permissions?.project_access?.access_level, wire.permissions?.group_access?.access_level];
  const known = levels.filter((level) => typeof level === 'number');
  return {
    id: String(wire.id),
    path: wire.path_with_namespace,
    name: wire.name,
    description: emptyAsNull(wire.description),
    httpUrl: wire.http_url_to_repo,
    webUrl: wire.web_url,
    defaultBranch: emptyAsNull(wire.default_branch),
    archived: wire.archived ?? false,
    lastActivityAtMs: timeOf(wire.last_activity_at),
    squashOption: squashOptionOf(wire.squash_option),
    removeSourceBranchByDefault: wire.remove_source_branch_after_merge ?? false,
    canPush: known.length === 0 || Math.max(...known) >= developer,
  };
}

/** A request of a list in the model's words; lists do not tell the pipeline. */
export function summaryOf(wire: WireMergeRequestBasic): ForgeRequestSummary {
  const updatedAtMs = timeOf(wire.updated_at) ?? timeOf(wire.created_at) ?? 0;
  return {
    iid: wire.iid,
    title: wire.title,
    state: stateOf(wire.state),
    draft: wire.draft ?? wire.work_in_progress ?? false,
    author: wire.author === null || wire.author === undefined ? '' : memberOf(wire.author).name,
    sourceBranch: wire.source_branch,
    targetBranch: wire.target_branch,
    webUrl: wire.web_url,
    updatedAtMs,
    pipelineStatus: null,
  };
}

/** A request with its approvals and the jobs of its newest pipeline in the model's words. */
export function requestOf(wire: WireMergeRequest, parts: { readonly approvals: WireApprovals | null; readonly jobs: readonly ForgeJob[] }): ForgeRequest {
  const pipeline = wire.head_pipeline ?? null;
  return {
    ...summaryOf(wire),
    ...landingOf(wire),
    pipelineStatus: pipeline?.status ?? null,
    description: wire.description ?? '',
    sha: emptyAsNull(wire.sha),
    mergeability: mergeabilityOf(wire),
    approvals: parts.approvals === null ? null : {
      required: parts.approvals.approvals_required ?? 0,
      by: (parts.approvals.approved_by ?? []).map(({ user }) => memberOf(user).name),
    },
    labels: wire.labels ?? [],
    reviewers: (wire.reviewers ?? []).map(memberOf),
    squash: wire.squash ?? false,
    removeSourceBranch: wire.should_remove_source_branch ?? wire.force_remove_source_branch ?? false,
    pipeline: pipeline === null ? null : { id: pipeline.id, status: pipeline.status, sha: pipeline.sha, webUrl: pipeline.web_url ?? null, jobs: [...parts.jobs] },
    createdAtMs: timeOf(wire.created_at) ?? 0,
    diffRefs: diffRefsOf(wire),
    hasConflicts: wire.has_conflicts ?? false,
    mergeError: emptyAsNull(wire.merge_error),
  };
}

// A fast-forward merge makes no commit of its own: what landed is the squashed commit or the branch's own.
function landingOf(wire: WireMergeRequest): Pick<ForgeRequest, 'mergeCommitOid' | 'mergedAtMs' | 'mergedBy'> {
  if (wire.state !== 'merged') return { mergeCommitOid: null, mergedAtMs: null, mergedBy: null };
  const mergedBy = wire.merge_user ?? wire.merged_by ?? null;
  return {
    mergeCommitOid: emptyAsNull(wire.merge_commit_sha) ?? emptyAsNull(wire.squash_commit_sha) ?? emptyAsNull(wire.sha),
    mergedAtMs: timeOf(wire.merged_at),
    mergedBy: mergedBy === null ? null : memberOf(mergedBy).name,
  };
}

/** A pipeline in the model's words. */
export function pipelineOf(wire: WirePipeline): ForgePipeline {
  return { id: wire.id, status: wire.status, sha: wire.sha, ref: wire.ref, webUrl: wire.web_url ?? null, createdAtMs: timeOf(wire.created_at) };
}

/** A job in the model's words. */
export function jobOf(wire: WireJob): ForgeJob {
  return {
    id: wire.id,
    name: wire.name,
    stage: wire.stage,
    status: wire.status,
    allowFailure: wire.allow_failure ?? false,
    webUrl: wire.web_url ?? null,
    startedAtMs: timeOf(wire.started_at),
    finishedAtMs: timeOf(wire.finished_at),
    durationSeconds: wire.duration ?? null,
    failureReason: emptyAsNull(wire.failure_reason)?.replaceAll('_', ' ') ?? null,
  };
}

/** The jobs of a pipeline, retried ones included, as the newest of each name in the order of the stages. */
export function newestJobs(wires: readonly WireJob[]): ForgeJob[] {
  const byAge = wires.toSorted((one, other) => one.id - other.id);
  // Stages come in the order of their oldest job: GitLab makes all jobs at once, and a retried one gets a higher number later.
  const stages = [...new Set(byAge.map((job) => job.stage))];
  const slots = new Map<string, WireJob>();
  for (const job of byAge) slots.set(job.name, job);
  return [...slots.values()].toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage)).map(jobOf);
}

function stateOf(word: string): RequestState {
  if (word === 'merged' || word === 'closed' || word === 'locked') return word;
  return 'opened';
}

function squashOptionOf(word: string | null | undefined): SquashOption {
  if (word === 'always' || word === 'never') return word;
  return word === 'default_on' ? 'default-on' : 'default-off';
}

function diffRefsOf({ diff_refs: refs }: WireMergeRequest): DiffRefs | null {
  const { base_sha: baseSha, start_sha: startSha, head_sha: headSha } = refs ?? {};
  return baseSha && startSha && headSha ? { baseSha, startSha, headSha } : null;
}

function timeOf(text: string | null | undefined): number | null {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

function emptyAsNull(text: string | null | undefined): string | null {
  return text === '' || text === undefined ? null : text;
}
