import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../../main/box/demo/index.ts';
import { sampleFiles } from '../../../main/box/demo/sample-files.ts';
import { type Box, startBox } from '../../../main/box/start-box.ts';

const nowMs = Date.UTC(2026, 5, 15, 9);
let dir: string;
let box: Box;
let gitDir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairlead-demo-'));
  box = await startBox({ dataDir: join(dir, 'one') });
  await seedDemo(box, nowMs);
  gitDir = join(dir, 'one', 'repositories', `${box.world.records.projects[0]?.id ?? 0}.git`);
}, 120_000);

afterAll(async () => {
  await box?.close();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

const git = (...args: string[]): string => execFileSync('git', [`--git-dir=${gitDir}`, ...args], { encoding: 'utf8', maxBuffer: 64 << 20 }).trim();

test('has a year behind it: at least 300 commits by several people, in order, with merges', () => {
  const commits = git('log', '--format=%ct %an', 'main').split('\n').map((line) => ({ at: Number(line.split(' ')[0]), author: line.slice(11) }));
  expect(commits.length).toBeGreaterThanOrEqual(300);
  expect(new Set(commits.map(({ author }) => author)).size).toBeGreaterThanOrEqual(6);
  const ages = commits.map(({ at }) => (nowMs / 1000 - at) / 86_400);
  expect(Math.min(...ages)).toBeGreaterThan(0);
  expect(Math.max(...ages)).toBeCloseTo(365, 0);
  const firstParents = git('log', '--first-parent', '--format=%ct', 'main').split('\n').map(Number);
  expect(firstParents).toEqual(firstParents.toSorted((one, other) => other - one));
  expect(Number(git('rev-list', '--count', '--merges', 'main'))).toBeGreaterThan(50);
});

test('ends with the files that ship, at least 120 of them, and git finds no fault', async () => {
  const files = await sampleFiles();
  expect(files.size).toBeGreaterThanOrEqual(120);
  expect(git('ls-tree', '-r', '--name-only', 'main').split('\n').toSorted()).toEqual([...files.keys()].toSorted());
  for (const path of ['README.md', '.gitlab-ci.yml', 'kubernetes/apps/payments/overlays/prod/kustomization.yaml', 'terraform/environments/prod/terraform.tfvars']) {
    expect(`${git('show', `main:${path}`)}\n`).toBe(files.get(path));
  }
  git('fsck', '--strict');
});

test('tells deployments line by line, through merges', () => {
  const tags = git('log', '--format=%s', '-G', 'newTag', 'main', '--', 'kubernetes/apps/checkout/overlays/prod/kustomization.yaml').split('\n');
  expect(tags.length).toBeGreaterThan(8);
  expect(tags.filter((subject) => /^checkout: \d+\.\d+\.\d+ in prod$/.test(subject)).length).toBeGreaterThan(5);
});

test('has open requests of each kind, and the merged ones with their real commits', async () => {
  const { requests } = box.world.records;
  const open = requests.filter((request) => request.state === 'opened');
  expect(open.map(({ title }) => title)).toHaveLength(4);
  const token = box.world.records.tokens[0]?.token ?? '';
  const answer = await fetch(`${box.url}/api/v4/projects/platform%2Finfrastructure/merge_requests?state=opened`, { headers: { 'private-token': token } });
  const shown = (await answer.json()) as { detailed_merge_status: string }[];
  expect(shown.map((each) => each.detailed_merge_status).toSorted()).toEqual(['conflict', 'draft_status', 'mergeable', 'mergeable']);
  for (const request of requests.filter(({ state }) => state === 'merged')) {
    expect(request.mergeCommitSha).toMatch(/^[0-9a-f]{40}$/);
    expect([request.startSha, request.headSha, request.baseSha].every((sha) => /^[0-9a-f]{40}$/.test(sha ?? ''))).toBe(true);
  }
});

test('is the same each time', async () => {
  const second = await startBox({ dataDir: join(dir, 'two') });
  try {
    await seedDemo(second, nowMs);
    const project = second.world.records.projects[0];
    expect(project === undefined ? null : await second.world.repository(project).tip('main')).toBe(git('rev-parse', 'main'));
  } finally {
    await second.close();
  }
}, 60_000);

test('starts as a program that says where it is, and finds everything again the second time', async () => {
  const first = await runProgram(join(dir, 'three'));
  const second = await runProgram(join(dir, 'three'));
  expect(first).toMatchObject({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown, project: 'platform/infrastructure' });
  expect(second['token']).toBe(first['token']);
}, 180_000);

async function runProgram(data: string): Promise<Record<string, unknown>> {
  const program = join(import.meta.dirname, '..', '..', '..', 'main', 'box', 'index.ts');
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--data', data, '--demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new Error('the box ended')));
  });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  return JSON.parse(line) as Record<string, unknown>;
}
