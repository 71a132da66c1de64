import { git } from '../git/run-git.ts';
import type { ProjectRecord, RequestRecord } from '../records.ts';
import { addProject, addToken, addUser } from '../seed.ts';
import type { Box } from '../start-box.ts';
import { roles, type World } from '../world.ts';
import { pastOf, type Past } from './history.ts';
import { ImportStream, seeLine } from './import-stream.ts';
import { branchOf, openRequests, type OpenRequest } from './open-requests.ts';
import { people, type PersonName } from './people.ts';
import { sampleFiles } from './sample-files.ts';

const projectPath = 'platform/infrastructure';
const dayMs = 86_400_000;

/** Where the demo's project is, and the token that its user has. */
export interface Demo {
  readonly token: string;
  readonly project: string;
  readonly projectUrl: string;
}

/** Fills a box with the sample team, repository and requests at its first start, and answers how to reach them at every start. */
export async function seedDemo(box: Box, nowMs = Date.now()): Promise<Demo> {
  const { world } = box;
  if (world.records.projects.length === 0) await fill(world, nowMs);
  const robin = world.records.users.find((user) => user.username === 'robin');
  const token = world.records.tokens.find((each) => each.userId === robin?.id && !each.revoked)?.token;
  if (token === undefined) throw new Error('the demo has no token');
  world.snapshot.flush();
  return { token, project: projectPath, projectUrl: `${box.url}/${projectPath}` };
}

async function fill(world: World, nowMs: number): Promise<void> {
  const past = pastOf(await sampleFiles());
  const stream = new ImportStream(projectPath, nowMs);
  stream.tell(past);
  for (const request of openRequests) stream.open(branchOf(request, past));
  const users = new Map(Object.values(people).map((person) => [person.username as string, addUser(world, person)]));
  const members = [...users.values()].map((user) => ({
    userId: user.id, accessLevel: user.username === 'mara' || user.username === 'releases' ? roles.maintainer : roles.developer,
  }));
  const robin = users.get('robin');
  if (robin !== undefined) addToken(world, robin);
  const project = await addProject(world, {
    path: projectPath, name: 'Infrastructure', description: 'Everything that runs the shop: Terraform, Kubernetes, Helm, Prometheus, Ansible.',
    members, history: stream.bytes(), labels: sampleLabels,
  });
  await git(['update-ref', '-d', 'refs/demo/scratch'], { gitDir: world.repository(project).directory });
  await addRequests(world, { project, past, nowMs });
  await world.repository(project).pack();
}

const sampleLabels = [
  { name: 'kubernetes', color: '#326ce5', description: 'Manifests of our services' },
  { name: 'helm', color: '#0f1689', description: 'Settings of charts' },
  { name: 'terraform', color: '#5c4ee5', description: 'Cloud resources' },
  { name: 'prod', color: '#c0392b', description: 'Reaches production' },
  { name: 'incident', color: '#e67e22', description: 'Made while something is broken' },
];

interface Filling {
  readonly project: ProjectRecord;
  readonly past: Past;
  readonly nowMs: number;
}

async function addRequests(world: World, { project, past, nowMs }: Filling): Promise<void> {
  const repository = world.repository(project);
  const commits = (await git(['log', '--format=%H %P%x1f%b%x1e', 'refs/heads/main'], { gitDir: repository.directory })).split('\x1e').map((each) => {
    const [names = '', body = ''] = each.split('\x1f');
    const [sha = '', ...parents] = names.trim().split(' ');
    return { sha, parents, body: body.trim() };
  });
  const parentOf = new Map(commits.map(({ sha, parents }) => [sha, parents[0] ?? null]));
  for (const step of past.told) {
    if (step.merged === null) continue;
    const line = seeLine(projectPath, step.merged);
    const found = commits.find(({ body }) => body.endsWith(line));
    const mergeCommitSha = found?.sha ?? null;
    const [startSha = null, headSha = null] = found?.parents ?? [];
    // Branches of the sample have one commit, so what it begins on is its parent.
    const baseSha = headSha === null ? null : parentOf.get(headSha) ?? null;
    const mergedAt = new Date(nowMs - step.daysAgo * dayMs).toISOString();
    world.records.requests.push({
      ...blank(world, project, { iid: step.merged, author: step.author, daysAgo: step.daysAgo + 0.25, nowMs }), sourceBranch: step.branch ?? '',
      title: step.message, description: step.why ?? '', state: 'merged', headSha, baseSha, startSha, mergeCommitSha, mergedAt, updatedAt: mergedAt,
      mergedById: idOf(world, step.author === 'mara' ? 'jonas' : 'mara'), labels: step.message.endsWith('in prod') ? ['prod'] : [],
    });
  }
  for (const request of openRequests) await addOpen(world, request, { project, nowMs, iid: world.records.requests.length + 1 });
}

async function addOpen(world: World, request: OpenRequest, { project, nowMs, iid }: { project: ProjectRecord; nowMs: number; iid: number }): Promise<void> {
  const repository = world.repository(project);
  const [headSha, startSha] = await Promise.all([repository.tip(request.branch), repository.tip(project.defaultBranch)]);
  const baseSha = headSha === null || startSha === null ? null : await repository.mergeBase(startSha, headSha);
  world.records.requests.push({
    ...blank(world, project, { iid, author: request.author, daysAgo: request.daysAgo, nowMs }), sourceBranch: request.branch, title: request.title,
    description: request.description, labels: request.labels, reviewerIds: request.reviewers.map((name) => idOf(world, name)), headSha, startSha, baseSha,
  });
}

function blank(world: World, project: ProjectRecord, from: { iid: number; author: PersonName; daysAgo: number; nowMs: number }): RequestRecord {
  const createdAt = new Date(from.nowMs - from.daysAgo * dayMs).toISOString();
  return {
    id: world.snapshot.nextId(), iid: from.iid, projectId: project.id, authorId: idOf(world, from.author), sourceBranch: '', createdAt, updatedAt: createdAt,
    targetBranch: project.defaultBranch, title: '', description: '', state: 'opened', labels: [], assigneeIds: [], reviewerIds: [], approvedByIds: [],
    squash: false, removeSourceBranch: true, headSha: null, baseSha: null, startSha: null, prepared: true, mergedAt: null, mergedById: null, closedAt: null,
    closedById: null, mergeCommitSha: null, squashCommitSha: null, mergeError: null,
  };
}

function idOf(world: World, username: PersonName): number {
  return world.records.users.find((user) => user.username === username)?.id ?? 0;
}
