import type { PipelineRunner } from './pipelines/pipeline-runner.ts';
import type { ProjectRecord, RequestRecord, UserRecord } from './records.ts';
import { refresh } from './requests/standing.ts';
import type { World } from './world.ts';

/** Branch tips by name. */
export type Tips = ReadonlyMap<string, string>;

/** What follows from a push, an opened request and a merge: requests brought up to date, pipelines started. */
export class Events {
  readonly #world: World;
  readonly #runner: PipelineRunner;
  readonly #seen = new Set<string>();
  readonly #pending = new Set<Promise<void>>();

  constructor(world: World, runner: PipelineRunner) {
    this.#world = world;
    this.#runner = runner;
  }

  /** Some branches moved from what they were to what they are now. */
  pushed(input: { readonly project: ProjectRecord; readonly user: UserRecord; readonly before: Tips; readonly after: Tips }): void {
    const { project, user, before, after } = input;
    const moved = [...after].filter(([name, sha]) => before.get(name) !== sha);
    if (moved.length === 0 && before.size === after.size) return;
    project.lastActivityAt = new Date().toISOString();
    this.#world.snapshot.changed();
    this.#later(async () => {
      for (const [ref, sha] of moved) await this.#branchMoved(project, user, { ref, sha });
    });
  }

  /** A request was opened: it is prepared, as at GitLab, once its pipeline exists. */
  requestOpened(project: ProjectRecord, request: RequestRecord): void {
    project.lastActivityAt = request.createdAt;
    this.#later(() => this.#requestPipeline(project, request, request.authorId));
  }

  /** A request was merged: its target branch has moved. */
  async merged(project: ProjectRecord, request: RequestRecord, user: UserRecord): Promise<void> {
    const sha = await this.#world.repository(project).tip(request.targetBranch);
    if (sha !== null) this.#later(() => this.#branchMoved(project, user, { ref: request.targetBranch, sha }));
  }

  /** Resolves when nothing is being prepared any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #branchMoved(project: ProjectRecord, user: UserRecord, { ref, sha }: { readonly ref: string; readonly sha: string }): Promise<void> {
    const affected = this.#world.records.requests.filter((each) => each.projectId === project.id && each.state === 'opened' && each.sourceBranch === ref);
    for (const request of affected) {
      await refresh(this.#world, request);
      await this.#requestPipeline(project, request, user.id);
    }
    await this.#runner.create(project, { sha, ref, source: 'push', requestIid: null, userId: user.id });
  }

  async #requestPipeline(project: ProjectRecord, request: RequestRecord, userId: number): Promise<void> {
    const key = `${project.id}!${request.iid}@${request.headSha ?? ''}`;
    // A request opened right after a push is told of twice, by its opening and by the push.
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    try {
      if (request.headSha !== null) {
        await this.#runner.create(project, { sha: request.headSha, ref: request.sourceBranch, source: 'merge_request_event', requestIid: request.iid, userId });
      }
    } finally {
      request.prepared = true;
      this.#world.snapshot.changed();
    }
  }

  #later(work: () => Promise<void>): void {
    const pending: Promise<void> = work().catch(() => undefined).finally(() => { this.#pending.delete(pending); });
    this.#pending.add(pending);
  }
}
