/** Which family of forge a host runs. */
export type ForgeKind = 'gitlab' | 'github' | 'gitea' | 'forgejo';

/** A person on a forge; `avatarUrl` is null where there is none. */
export interface ForgeUser {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly webUrl: string;
}

/** The person behind a token; `email` is null where the forge hides it. */
export interface ForgeIdentity extends ForgeUser {
  readonly email: string | null;
}

/** How a project wants branches merged: `merge` makes a merge commit, `fast-forward` refuses one. */
export type MergeMethod = 'merge' | 'rebase-merge' | 'fast-forward';

/** Whether squashing is up to the operator, suggested, forced or forbidden. */
export type SquashOption = 'never' | 'always' | 'default-on' | 'default-off';

/** A project: what a repository is called on its forge. `defaultBranch` is null while it has no commits. */
export interface ForgeProject {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly webUrl: string;
  readonly cloneUrl: string;
  readonly defaultBranch: string | null;
  readonly archived: boolean;
  readonly mergeMethod: MergeMethod;
  readonly squashOption: SquashOption;
  readonly removeSourceBranchByDefault: boolean;
  readonly canPush: boolean;
  readonly lastActivityAtMs: number | null;
}

/** One page of a list; `nextPage` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPage: number | null;
}

/** A label; `color` is CSS (`#rrggbb`). */
export interface ForgeLabel {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** A template for a request's description, with its text. */
export interface ForgeTemplate {
  readonly name: string;
  readonly content: string;
}

/** Where a request stands; `locked` is the moment in which the forge is merging it. */
export type RequestState = 'open' | 'closed' | 'locked' | 'merged';

/** The commits that a request's diff stands between. */
export interface DiffRefs {
  readonly baseSha: string;
  readonly startSha: string;
  readonly headSha: string;
}

/**
 * Whether a request can be merged: `checking` will change by itself, `blocked` needs somebody. `reason` is the forge's own
 * word (an open set, shown only where no sentence is known); `explanation` says in words what blocks it.
 */
export interface Mergeability {
  readonly state: 'mergeable' | 'checking' | 'blocked' | 'unknown';
  readonly reason: string;
  readonly explanation: string;
}

/** Approvals of a request; `required` and `left` are 0 where the forge's edition has no such rule. */
export interface Approvals {
  readonly required: number;
  readonly left: number;
  readonly approvedBy: readonly ForgeUser[];
}

/** A pipeline's or a job's state, one word for all forges; `unknown` is a word newer than this app. */
export type RunStatus = 'created' | 'pending' | 'running' | 'passed' | 'failed' | 'cancelling' | 'cancelled' | 'skipped' | 'manual' | 'scheduled' | 'unknown';

/** A pipeline: one run of a repository's CI on one commit. */
export interface Pipeline {
  readonly id: number;
  readonly status: RunStatus;
  readonly sha: string;
  readonly ref: string;
  readonly webUrl: string;
  readonly createdAtMs: number | null;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
  readonly durationSeconds: number | null;
}

/** One job of a pipeline; `allowFailure` means that its failure is only a warning. */
export interface PipelineJob {
  readonly id: number;
  readonly pipelineId: number;
  readonly name: string;
  readonly stage: string;
  readonly status: RunStatus;
  readonly allowFailure: boolean;
  readonly failureReason: string | null;
  readonly webUrl: string;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
  readonly durationSeconds: number | null;
}

/** A piece of a job's log from `offset` (bytes); go on at `nextOffset` until `complete`. `restarted` says that the log began anew. */
export interface JobLogPart {
  readonly text: string;
  readonly nextOffset: number;
  readonly complete: boolean;
  readonly restarted: boolean;
}

/** What a list shows of a request. */
export interface RequestSummary {
  readonly iid: number;
  readonly title: string;
  readonly state: RequestState;
  readonly draft: boolean;
  readonly author: ForgeUser;
  readonly sourceBranch: string;
  readonly targetBranch: string;
  readonly sha: string | null;
  readonly labels: readonly string[];
  readonly reviewers: readonly ForgeUser[];
  readonly assignees: readonly ForgeUser[];
  readonly webUrl: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly mergeability: Mergeability;
}

/** All of a request that the app follows. `mergeCommitSha` and `squashCommitSha` are null until it is merged that way. */
export interface RequestDetail extends RequestSummary {
  readonly description: string;
  readonly squash: boolean;
  readonly removeSourceBranch: boolean;
  readonly diffRefs: DiffRefs | null;
  readonly headPipeline: Pipeline | null;
  readonly approvals: Approvals | null;
  readonly hasConflicts: boolean;
  readonly mergeError: string | null;
  readonly mergeCommitSha: string | null;
  readonly squashCommitSha: string | null;
  readonly mergedBy: ForgeUser | null;
  readonly mergedAtMs: number | null;
  readonly closedAtMs: number | null;
}

/** What Git sends for Basic authentication. */
export interface GitCredentials {
  readonly username: string;
  readonly password: string;
}
