import type { ForgeKind } from '../../shared/model/account.ts';
import type { Label, Member } from '../../shared/model/project.ts';
import type { RequestState } from '../../shared/model/request.ts';
import type {
  ForgeIdentity, ForgeJob, ForgePipeline, ForgeProject, ForgeRequest, ForgeRequestSummary, ForgeTemplate, GitCredentials, JobLogPart, Page,
} from './domain.ts';

/** A project by its full path (`group/sub/project`) or by the forge's number. */
export type ProjectRef = string | number;

/** What to look for among the projects that the account is a member of. */
export interface ListProjectsInput {
  readonly search?: string;
  readonly page?: number;
}

/** People of a project whose name or user name contains `search`. */
export interface ListMembersInput {
  readonly project: ProjectRef;
  readonly search?: string;
}

/** A template of a project by its name. */
export interface GetTemplateInput {
  readonly project: ProjectRef;
  readonly name: string;
}

/** Requests between two branches; `state` defaults to `opened`. */
export interface FindRequestsInput {
  readonly project: ProjectRef;
  readonly sourceBranch: string;
  readonly targetBranch?: string;
  readonly state?: RequestState | 'all';
}

/** A page of a project's requests, those changed last first. */
export interface ListRequestsInput {
  readonly project: ProjectRef;
  readonly state?: RequestState | 'all';
  readonly search?: string;
  readonly page?: number;
}

/** A request to open; branches exist on the forge already. Reviewers and assignees are the forge's user numbers. */
export interface OpenRequestInput {
  readonly project: ProjectRef;
  readonly sourceBranch: string;
  readonly targetBranch: string;
  readonly title: string;
  readonly description: string;
  readonly labels?: readonly string[];
  readonly reviewerIds?: readonly number[];
  readonly assigneeIds?: readonly number[];
  readonly draft?: boolean;
  readonly squash?: boolean;
  readonly removeSourceBranch?: boolean;
}

/** A request of a project by the number in its URL. */
export interface RequestRef {
  readonly project: ProjectRef;
  readonly iid: number;
}

/** A pipeline of a project. */
export interface PipelineRef {
  readonly project: ProjectRef;
  readonly pipelineId: number;
}

/** A job of a project. */
export interface JobRef {
  readonly project: ProjectRef;
  readonly jobId: number;
}

/** A request to merge, and the commit that was reviewed: the forge refuses when the branch has moved on. */
export interface MergeRequestInput extends RequestRef {
  readonly sha: string;
  readonly squash?: boolean;
  readonly removeSourceBranch?: boolean;
}

/**
 * What the app asks of a forge, the same for all of them. Each call rejects with an `AppError` of the FORGE_ codes, or
 * CANCELLED when its signal aborts. Reads are repeated where that is safe; writes never are.
 */
export interface ForgePort {
  readonly kind: ForgeKind;
  /** Name and port of the forge, as sentences show it. */
  readonly host: string;
  /** Who the token belongs to; the cheapest test of a token. */
  whoAmI(signal?: AbortSignal): Promise<ForgeIdentity>;
  listProjects(input: ListProjectsInput, signal?: AbortSignal): Promise<Page<ForgeProject>>;
  getProject(input: { readonly pathOrId: ProjectRef }, signal?: AbortSignal): Promise<ForgeProject>;
  listMembers(input: ListMembersInput, signal?: AbortSignal): Promise<readonly Member[]>;
  listLabels(input: { readonly project: ProjectRef }, signal?: AbortSignal): Promise<readonly Label[]>;
  /** Names of the templates for a request's description. */
  listTemplates(input: { readonly project: ProjectRef }, signal?: AbortSignal): Promise<readonly string[]>;
  getTemplate(input: GetTemplateInput, signal?: AbortSignal): Promise<ForgeTemplate>;
  findRequests(input: FindRequestsInput, signal?: AbortSignal): Promise<readonly ForgeRequestSummary[]>;
  listRequests(input: ListRequestsInput, signal?: AbortSignal): Promise<Page<ForgeRequestSummary>>;
  /** Opens a request, or answers the open one between the same branches: after a failed answer it asks instead of guessing. */
  openRequest(input: OpenRequestInput, signal?: AbortSignal): Promise<ForgeRequest>;
  getRequest(input: RequestRef, signal?: AbortSignal): Promise<ForgeRequest>;
  /** The pipelines of a request, newest first. */
  listPipelines(input: RequestRef, signal?: AbortSignal): Promise<readonly ForgePipeline[]>;
  /** The jobs of a pipeline in the order of its stages, only the newest try of each. */
  listJobs(input: PipelineRef, signal?: AbortSignal): Promise<readonly ForgeJob[]>;
  /** The part of a job's log from `offset` (bytes) on. */
  jobLog(input: JobRef & { readonly offset: number }, signal?: AbortSignal): Promise<JobLogPart>;
  /** Runs a job again as a new job and answers that one. */
  retryJob(input: JobRef, signal?: AbortSignal): Promise<ForgeJob>;
  cancelPipeline(input: PipelineRef, signal?: AbortSignal): Promise<ForgePipeline>;
  /** Merges the reviewed commit, or rejects with FORGE_REVIEWED_MOVED, FORGE_NOT_MERGEABLE or FORGE_CONFLICT. */
  mergeRequest(input: MergeRequestInput, signal?: AbortSignal): Promise<ForgeRequest>;
  setDraft(input: RequestRef & { readonly draft: boolean }, signal?: AbortSignal): Promise<ForgeRequest>;
  closeRequest(input: RequestRef, signal?: AbortSignal): Promise<ForgeRequest>;
  /** What Git over HTTPS sends for a token of this forge; the token never goes into a URL. */
  gitCredentials(token: string): GitCredentials;
}
