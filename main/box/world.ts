import { join } from 'node:path';
import { BareRepository } from './git/bare-repository.ts';
import { ApiFailure, notFound } from './http/reply.ts';
import type { JobRecord, PipelineRecord, ProjectRecord, RequestRecord, UserRecord } from './records.ts';
import type { Snapshot } from './snapshot.ts';

/** GitLab's numbers for the roles that matter here. */
export const roles = { reporter: 20, developer: 30, maintainer: 40 } as const;

/** The box's records with the questions that handlers ask of them; what is missing or hidden is GitLab's 404. */
export class World {
  readonly snapshot: Snapshot;
  /** Where the box is reached, without a trailing slash; known once it listens. */
  baseUrl = '';
  readonly #repositories = new Map<number, BareRepository>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  get records(): Snapshot['records'] {
    return this.snapshot.records;
  }

  /** A folder of the box's data. */
  directory(...names: string[]): string {
    return join(this.snapshot.directory, ...names);
  }

  repository(project: ProjectRecord): BareRepository {
    const known = this.#repositories.get(project.id) ?? new BareRepository(this.directory('repositories', `${project.id}.git`));
    this.#repositories.set(project.id, known);
    return known;
  }

  user(id: number): UserRecord {
    const user = this.records.users.find((each) => each.id === id);
    if (user === undefined) throw notFound('User');
    return user;
  }

  userOfToken(token: string): UserRecord | null {
    const found = this.records.tokens.find((each) => each.token === token && !each.revoked);
    return found === undefined ? null : this.user(found.userId);
  }

  /** The role of a user in a project, 0 for none. */
  roleIn(project: ProjectRecord, user: UserRecord): number {
    return project.members.find((member) => member.userId === user.id)?.accessLevel ?? 0;
  }

  /** A project by number or full path, if this user may see it. */
  project(idOrPath: string, user: UserRecord): ProjectRecord {
    const project = this.records.projects.find((each) => String(each.id) === idOrPath || each.path.toLowerCase() === idOrPath.toLowerCase());
    if (project === undefined || this.roleIn(project, user) === 0) throw notFound('Project');
    return project;
  }

  projectOf(record: { readonly projectId: number }): ProjectRecord {
    const project = this.records.projects.find((each) => each.id === record.projectId);
    if (project === undefined) throw notFound('Project');
    return project;
  }

  /** Refuses a user whose role is too low. */
  demand(project: ProjectRecord, user: UserRecord, role: number): void {
    if (this.roleIn(project, user) < role) throw new ApiFailure(403, '403 Forbidden');
  }

  request(project: ProjectRecord, iid: string): RequestRecord {
    const request = this.records.requests.find((each) => each.projectId === project.id && String(each.iid) === iid);
    if (request === undefined) throw notFound('Merge Request');
    return request;
  }

  pipeline(project: ProjectRecord, id: string): PipelineRecord {
    const pipeline = this.records.pipelines.find((each) => each.projectId === project.id && String(each.id) === id);
    if (pipeline === undefined) throw notFound('Pipeline');
    return pipeline;
  }

  job(project: ProjectRecord, id: string): JobRecord {
    const job = this.records.jobs.find((each) => each.projectId === project.id && String(each.id) === id);
    if (job === undefined) throw notFound('Job');
    return job;
  }

  pipelineOf(job: JobRecord): PipelineRecord {
    const pipeline = this.records.pipelines.find((each) => each.id === job.pipelineId);
    if (pipeline === undefined) throw notFound('Pipeline');
    return pipeline;
  }

  /** The jobs of a pipeline, oldest first, retried ones included. */
  jobsOf(pipeline: PipelineRecord): JobRecord[] {
    return this.records.jobs.filter((job) => job.pipelineId === pipeline.id);
  }

  /** The pipelines of a request, newest first: its own and those of its branch on its commit. */
  pipelinesOf(request: RequestRecord): PipelineRecord[] {
    return this.records.pipelines
      .filter((each) => each.projectId === request.projectId && (each.requestIid === request.iid
        || (each.requestIid === null && each.ref === request.sourceBranch && each.sha === request.headSha)))
      .toSorted((one, other) => other.id - one.id);
  }

  /** The newest pipeline on a request's newest commit. */
  headPipeline(request: RequestRecord): PipelineRecord | null {
    return this.pipelinesOf(request).find((each) => each.sha === request.headSha) ?? null;
  }
}
