import type { Member, Project } from '../../shared/model/project.ts';
import type { Job, Pipeline, Request, RequestSummary } from '../../shared/model/request.ts';

/** The person behind a token; `email` is null where the forge hides it. */
export interface ForgeIdentity extends Member {
  readonly email: string | null;
  readonly webUrl: string;
}

/** Whether squashing is up to the operator, suggested, forced or forbidden. */
export type SquashOption = 'never' | 'always' | 'default-on' | 'default-off';

/** A project with the rules that matter to someone who opens a request there. */
export interface ForgeProject extends Project {
  readonly squashOption: SquashOption;
  readonly removeSourceBranchByDefault: boolean;
  /** False when the token's role is too low to push a branch; true when the forge does not say. */
  readonly canPush: boolean;
}

/** One page of a list; `nextPage` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPage: number | null;
}

/** A template for a request's description, with its text. */
export interface ForgeTemplate {
  readonly name: string;
  readonly content: string;
}

/** The commits that a request's diff stands between. */
export interface DiffRefs {
  readonly baseSha: string;
  readonly startSha: string;
  readonly headSha: string;
}

/** A request as the forge lists it: the model's, without what only this computer knows. */
export type ForgeRequestSummary = Omit<RequestSummary, 'repositoryId' | 'draftId'>;

/** All of a request that the app follows, its newest pipeline with its jobs included. */
export interface ForgeRequest extends Omit<Request, 'repositoryId' | 'draftId' | 'observedAtMs'> {
  readonly diffRefs: DiffRefs | null;
  readonly hasConflicts: boolean;
  /** Why the forge's last try to merge failed; null when it did not. */
  readonly mergeError: string | null;
}

/** A pipeline without its jobs. */
export type ForgePipeline = Omit<Pipeline, 'jobs'> & { readonly ref: string; readonly createdAtMs: number | null };

/** A job with why it failed, where the forge says so. */
export type ForgeJob = Job & { readonly finishedAtMs: number | null; readonly failureReason: string | null };

/**
 * A piece of a job's log from `offset` (bytes), whole lines only until it is `complete`; go on at `nextOffset`. `restarted`
 * says that the log is shorter than it was and has been read from its beginning.
 */
export interface JobLogPart {
  readonly text: string;
  readonly nextOffset: number;
  readonly complete: boolean;
  readonly restarted: boolean;
}

/** What Git sends for Basic authentication. */
export interface GitCredentials {
  readonly username: string;
  readonly password: string;
}
