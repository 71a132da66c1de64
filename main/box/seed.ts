import { randomBytes } from 'node:crypto';
import { git } from './git/run-git.ts';
import type { LabelRecord, MemberRecord, ProjectRecord, UserRecord } from './records.ts';
import type { World } from './world.ts';

/** A project to make; `history` is a stream for `git fast-import` that fills at least the default branch. */
export interface NewProject {
  readonly path: string;
  readonly name: string;
  readonly description?: string;
  readonly defaultBranch?: string;
  readonly mergeMethod?: ProjectRecord['mergeMethod'];
  readonly squashOption?: ProjectRecord['squashOption'];
  readonly removeSourceBranchAfterMerge?: boolean;
  readonly onlyMergeIfPipelineSucceeds?: boolean;
  readonly approvalsRequired?: number;
  readonly members: readonly MemberRecord[];
  readonly labels?: readonly Omit<LabelRecord, 'id'>[];
  readonly history?: Uint8Array | string;
}

/** Adds a person. */
export function addUser(world: World, user: Omit<UserRecord, 'id'>): UserRecord {
  const added = { id: world.snapshot.nextId(), ...user };
  world.records.users.push(added);
  return added;
}

/** Makes a token for a person, shaped like GitLab's. */
export function addToken(world: World, user: UserRecord): string {
  const token = `glpat-${randomBytes(15).toString('base64url')}`;
  world.records.tokens.push({ token, userId: user.id, revoked: false });
  world.snapshot.changed();
  return token;
}

/** Makes a project with its bare repository and history. */
export async function addProject(world: World, input: NewProject): Promise<ProjectRecord> {
  const now = new Date().toISOString();
  const project: ProjectRecord = {
    id: world.snapshot.nextId(), path: input.path, name: input.name, description: input.description ?? '', createdAt: now, lastActivityAt: now,
    defaultBranch: input.defaultBranch ?? 'main', mergeMethod: input.mergeMethod ?? 'merge', squashOption: input.squashOption ?? 'default_off',
    removeSourceBranchAfterMerge: input.removeSourceBranchAfterMerge ?? true, onlyMergeIfPipelineSucceeds: input.onlyMergeIfPipelineSucceeds ?? false,
    approvalsRequired: input.approvalsRequired ?? 0, members: input.members,
    labels: (input.labels ?? []).map((label) => ({ id: world.snapshot.nextId(), ...label })),
  };
  const repository = world.repository(project);
  await repository.ensure(project.defaultBranch);
  if (input.history !== undefined) {
    await git(['fast-import', '--quiet', '--date-format=raw'], { gitDir: repository.directory, input: input.history });
  }
  world.records.projects.push(project);
  world.snapshot.changed();
  return project;
}
