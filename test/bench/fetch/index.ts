import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { fetchRepository } from '../../../main/git/fetch-repository.ts';
import { listRemoteRefs } from '../../../main/git/list-remote-refs.ts';
import { closeStore } from '../../../main/git/open-store.ts';
import { benchRepositories, valuesOf, workFolder, type BenchRepository } from '../generator/bench-repositories.ts';
import { git, interleaved, report, reportFigure } from '../generator/measure.ts';
import { serveInProcess, type ServerProcess } from '../generator/server-process.ts';

const REFS = 50_000;

/** Fetches about 100 new commits, and looks whether there is anything new, against `git fetch`; counts a poll's bytes with 50,000 refs. */
export async function run(args: readonly string[]): Promise<void> {
  for (const repository of await benchRepositories(args)) {
    const root = workFolder('fetch');
    const server = await serveInProcess(root);
    try {
      await measure({ repository, root, server, rounds: Number(valuesOf(args, '--rounds')[0] ?? (repository.commits > 50_000 ? 3 : 7)) });
    } finally {
      server.close();
      rmSync(root, { recursive: true, force: true });
    }
  }
}

interface Course {
  readonly repository: BenchRepository;
  readonly root: string;
  readonly server: ServerProcess;
  readonly rounds: number;
}

async function measure({ repository, root, server, rounds }: Course): Promise<void> {
  const source = join(root, 'source.git');
  git(root, 'clone', '-q', '--bare', '--no-hardlinks', repository.dir, source);
  const branch = git(source, 'symbolic-ref', '--short', 'HEAD');
  for (const ref of git(source, 'for-each-ref', '--format=%(refname)').split('\n')) if (ref !== `refs/heads/${branch}`) git(source, 'update-ref', '-d', ref);
  const tip = git(source, 'rev-parse', branch);
  const before = ancestorBy(source, branch, 100);
  console.log(`\n${repository.name}: ${git(source, 'rev-list', '--count', `${before}..${branch}`)} new commits on ${git(source, 'rev-list', '--count', before)}`);
  const url = `${server.url}/source.git`;
  git(source, 'update-ref', `refs/heads/${branch}`, before);
  const [mine, theirs] = [join(root, 'ours'), join(root, 'git')];
  await cloneRepository({ dir: `${mine}.kept`, depth: null, remote: { url } });
  git(root, 'clone', '-q', '--bare', url, `${theirs}.kept`);
  git(source, 'update-ref', `refs/heads/${branch}`, tip);
  const times = await interleaved([
    { name: 'ours', prepare: () => restore(mine), run: async () => void (await fetchRepository({ dir: mine, remote: { url } })) },
    { name: 'git', prepare: () => restore(theirs), run: () => void git(theirs, 'fetch', '-q', '--prune', 'origin', '+refs/heads/*:refs/heads/*') },
  ], rounds);
  report('fetch of new commits', { ours: times['ours'] ?? 0, git: times['git'] ?? 0, bound: 1.2 });
  git(mine, 'fsck', '--connectivity-only');
  if (git(mine, 'rev-parse', branch) !== tip) throw new Error('the fetch did not arrive');
  const idle = await interleaved([
    { name: 'ours', run: async () => void (await fetchRepository({ dir: mine, remote: { url } })) },
    { name: 'git', run: () => void git(theirs, 'fetch', '-q', '--prune', 'origin', '+refs/heads/*:refs/heads/*') },
  ], rounds);
  report('fetch with nothing new', { ours: idle['ours'] ?? 0, git: idle['git'] ?? 0, bound: null });
  await pollManyRefs(source, { server, branch, tip });
}

/** The first-parent ancestor of a branch that lacks at least so many of its commits. */
function ancestorBy(dir: string, branch: string, count: number): string {
  for (let back = Math.ceil(count / 3); ; back++) {
    const oid = git(dir, 'rev-parse', `${branch}~${String(back)}`);
    if (Number(git(dir, 'rev-list', '--count', `${oid}..${branch}`)) >= count) return oid;
  }
}

function restore(dir: string): void {
  closeStore({ dir });
  rmSync(dir, { recursive: true, force: true });
  cpSync(`${dir}.kept`, `${dir}.copy`, { recursive: true });
  renameSync(`${dir}.copy`, dir);
}

async function pollManyRefs(source: string, { server, branch, tip }: { server: ServerProcess; branch: string; tip: string }): Promise<void> {
  const { spawnSync } = await import('node:child_process');
  const input = Array.from({ length: REFS }, (_, at) => `create refs/heads/many/${String(at)} ${tip}\n`).join('');
  spawnSync('git', ['update-ref', '--stdin'], { cwd: source, input });
  git(source, 'pack-refs', '--all');
  const before = await server.bytes();
  await listRemoteRefs({ remote: { url: `${server.url}/source.git` }, prefixes: [`refs/heads/${branch}`] });
  reportFigure(`poll with ${String(REFS)} refs: bodies received`, { value: (await server.bytes()) - before, unit: 'bytes', bound: 1024 });
}
