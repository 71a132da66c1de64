/** A person that the box knows; the number is what the API calls `id`. */
export interface UserRecord {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly email: string;
}

/** A token and whom it belongs to; a revoked one stays, so that it is refused and not unknown. */
export interface TokenRecord {
  readonly token: string;
  readonly userId: number;
  revoked: boolean;
}

/** A label of a project. */
export interface LabelRecord {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** A member of a project with GitLab's number for the role: 20 reporter, 30 developer, 40 maintainer. */
export interface MemberRecord {
  readonly userId: number;
  readonly accessLevel: number;
}

/** A project; its repository is the bare one named by its id. */
export interface ProjectRecord {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
  readonly defaultBranch: string;
  readonly mergeMethod: 'merge' | 'ff';
  readonly squashOption: 'never' | 'always' | 'default_on' | 'default_off';
  readonly removeSourceBranchAfterMerge: boolean;
  readonly onlyMergeIfPipelineSucceeds: boolean;
  readonly approvalsRequired: number;
  readonly members: readonly MemberRecord[];
  readonly labels: readonly LabelRecord[];
  lastActivityAt: string;
}

/** A merge request; `headSha`, `baseSha` and `startSha` are as of the last push, and final once it is closed or merged. */
export interface RequestRecord {
  readonly id: number;
  readonly iid: number;
  readonly projectId: number;
  readonly authorId: number;
  readonly sourceBranch: string;
  readonly createdAt: string;
  targetBranch: string;
  title: string;
  description: string;
  state: 'opened' | 'closed' | 'merged';
  labels: readonly string[];
  assigneeIds: readonly number[];
  reviewerIds: readonly number[];
  approvedByIds: readonly number[];
  squash: boolean;
  removeSourceBranch: boolean;
  headSha: string | null;
  baseSha: string | null;
  startSha: string | null;
  prepared: boolean;
  updatedAt: string;
  mergedAt: string | null;
  mergedById: number | null;
  closedAt: string | null;
  closedById: number | null;
  mergeCommitSha: string | null;
  squashCommitSha: string | null;
  mergeError: string | null;
}

/** GitLab's words for the state of a pipeline or a job, as far as the box uses them. */
export type RunState = 'created' | 'pending' | 'running' | 'success' | 'failed' | 'canceling' | 'canceled' | 'skipped' | 'manual';

/** One run of a project's CI on one commit. */
export interface PipelineRecord {
  readonly id: number;
  readonly iid: number;
  readonly projectId: number;
  readonly sha: string;
  readonly ref: string;
  readonly source: 'push' | 'merge_request_event' | 'web';
  readonly requestIid: number | null;
  readonly userId: number;
  readonly createdAt: string;
  status: RunState;
  yamlErrors: string | null;
  updatedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** One try of one job; its log is the file named by its id. */
export interface JobRecord {
  readonly id: number;
  readonly pipelineId: number;
  readonly projectId: number;
  readonly name: string;
  readonly stage: string;
  readonly when: string;
  readonly allowFailure: boolean;
  readonly createdAt: string;
  readonly userId: number;
  status: RunState;
  failureReason: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  retried: boolean;
}

/** Everything the box knows besides Git and logs. */
export interface BoxRecords {
  readonly version: 1;
  lastId: number;
  readonly users: UserRecord[];
  readonly tokens: TokenRecord[];
  readonly projects: ProjectRecord[];
  readonly requests: RequestRecord[];
  readonly pipelines: PipelineRecord[];
  readonly jobs: JobRecord[];
}
