import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'rolldown';
import { nodeProgram } from '../../../resources/build/bundles.mjs';
import { dropIndex } from '../../../main/history/history-index.ts';
import { type BenchRepository, cacheDir, workFolder } from '../generator/bench-repositories.ts';
import type { Figures } from '../generator/figures.ts';
import { git, interleaved, median } from '../generator/measure.ts';

/** What one build told of itself; times in milliseconds. */
interface Built {
  readonly commits: number;
  readonly indexedMs: number;
  readonly cpuMs: number;
  readonly contentMs: number;
  readonly peakBytes: number;
}

const NEW_COMMITS = 100;

/** Measures the build of an index against `git log --raw -M`, its memory and its size; leaves the index in `file`. */
export async function measureBuild(repository: BenchRepository, file: string, figures: Figures): Promise<void> {
  const { dir } = repository;
  const built: Built[] = [];
  let gitCpuMs = 0;
  const rounds = repository.commits >= 50_000 ? 1 : 3;
  const times = await interleaved([
    { name: 'ours', prepare: () => { dropIndex(file); }, run: async () => void built.push(await buildOnce(dir, file)) },
    { name: 'git', run: () => void (gitCpuMs = logRaw(dir)) },
  ], rounds);
  const last = built.at(-1);
  if (last === undefined) return;
  const goal = repository.commits >= 100_000 ? 0.6 : repository.commits >= 10_000 ? 1.2 : null;
  // The last round is near enough: the process's start and the contents of files are no part of it.
  const ours = built.slice(1).map((each) => each.indexedMs).toSorted((a, b) => a - b)[Math.floor((rounds - 1) / 2)] ?? last.indexedMs;
  figures.ratio('index of all commits, against git log --raw -M', { ours, git: times['git'] ?? 0, goal });
  figures.ratio('  processor time of both, all threads', { ours: last.cpuMs, git: gitCpuMs, goal: null });
  figures.add('  contents of files for search, after it', { value: last.contentMs, unit: 'ms', goal: null });
  figures.add('peak memory of the process', { value: last.peakBytes / 1e6, unit: 'MB', goal: 400 });
  figures.add('size of the database', { value: statSync(file).size / repository.packBytes, unit: 'x pack', goal: 0.5, note: `${(statSync(file).size / 1e6).toFixed(1)} MB of ${(repository.packBytes / 1e6).toFixed(1)} MB` });
  figures.check(last.commits === Number(git(dir, 'rev-list', '--count', '--branches')), 'number of commits');
}

/** Measures how long an index takes to take in what a fetch of a hundred commits brought. */
export async function measureIncrement(repository: BenchRepository, figures: Figures): Promise<void> {
  const root = workFolder('history-increment');
  const dir = join(root, 'repository.git');
  git(root, 'clone', '-q', '--bare', '--single-branch', repository.dir, dir);
  const tip = git(dir, 'rev-parse', 'HEAD');
  const branch = git(dir, 'symbolic-ref', 'HEAD');
  const line = git(dir, 'rev-list', '--first-parent', `--max-count=${String(NEW_COMMITS * 2)}`, tip).split('\n');
  const base = line.find((commit) => Number(git(dir, 'rev-list', '--count', `${commit}..${tip}`)) >= NEW_COMMITS);
  if (base !== undefined) {
    git(dir, 'update-ref', branch, base);
    const file = join(root, 'increment.db');
    await buildOnce(dir, file);
    const before = join(root, 'before.db');
    copyFileSync(file, before);
    git(dir, 'update-ref', branch, tip);
    const { commits, indexedMs } = await buildOnce(dir, file);
    const again: number[] = [indexedMs];
    for (let round = 0; round < 4; round++) {
      copyFileSync(before, file);
      again.push((await buildOnce(dir, file)).indexedMs);
    }
    figures.add(`${String(commits)} new commits, threads started and ended`, { value: median(again), unit: 'ms', goal: 300, note: 'median of 5' });
  }
  rmSync(root, { recursive: true, force: true });
}

/** Builds or updates an index in a process of its own, from the bundles that users run; compiled code is kept, as Electron keeps it. */
export async function buildOnce(dir: string, file: string): Promise<Built> {
  bundled ??= bundle();
  const env = { ...process.env, NODE_COMPILE_CACHE: join(cacheDir, 'compiled') };
  const child = fork(await bundled, [dir, file], { env, execArgv: ['--disable-warning=ExperimentalWarning'] });
  const [built] = (await once(child, 'message')) as [Built];
  await once(child, 'exit');
  return built;
}

let bundled: Promise<string> | null = null;

/** Bundles the measured program and the threads it starts as the product's build does; the path of the program. */
async function bundle(): Promise<string> {
  const out = join(cacheDir, 'bundles');
  const threads = ['ingest', 'changes', 'writer'].map((name) => [`history-${name}.worker`, `main/history/threads/history-${name}.worker.ts`] as const);
  const programs = [['build-once', 'test/bench/history/build-once.ts'] as const, ...threads];
  await Promise.all(programs.map(([name, source]) => build(nodeProgram({ [name]: source }, out, false) as BuildOptions)));
  return join(out, 'build-once.js');
}

/** Runs git's log over all branches and answers its processor time in milliseconds (`times` of the shell: minutes and seconds). */
function logRaw(dir: string): number {
  const out = execFileSync('sh', ['-c', 'git log --raw -M --branches >/dev/null; times'], { cwd: dir, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' } });
  const children = out.trim().split('\n').at(-1) ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes = '0', seconds = '0']) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
}
