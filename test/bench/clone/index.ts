import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { closeStore } from '../../../main/git/open-store.ts';
import { benchRepositories, valuesOf, workFolder, type BenchRepository } from '../generator/bench-repositories.ts';
import { git, interleaved, report, reportFigure } from '../generator/measure.ts';
import { serveInProcess } from '../generator/server-process.ts';

/** Clones from a server on loopback, against `git clone --bare`: everything, and the tip alone; then the peak of memory in a process of its own. */
export async function run(args: readonly string[]): Promise<void> {
  for (const repository of await benchRepositories(args)) {
    const rounds = Number(valuesOf(args, '--rounds')[0] ?? (repository.commits > 50_000 ? 1 : 5));
    const server = await serveInProcess(dirname(repository.dir));
    try {
      await measure(repository, `${server.url}/${basename(repository.dir)}`, rounds);
    } finally {
      server.close();
    }
  }
}

async function measure(repository: BenchRepository, url: string, rounds: number): Promise<void> {
  const work = workFolder('clone');
  const mine = join(work, 'ours');
  const theirs = join(work, 'git');
  console.log(`\n${repository.name}: ${String(repository.commits)} commits, ${String(repository.files)} files, pack ${(repository.packBytes / 1e6).toFixed(1)} MB`);
  for (const depth of [null, 1] as const) {
    const times = await interleaved([
      { name: 'ours', prepare: () => remove(mine), run: async () => void (await cloneRepository({ dir: mine, depth, remote: { url } })) },
      { name: 'git', prepare: () => remove(theirs), run: () => void git(work, 'clone', '-q', '--bare', ...(depth === null ? [] : ['--depth', '1']), url, theirs) },
    ], rounds);
    const bound = depth === 1 ? 1.1 : repository.commits >= 10_000 ? 1 : 1.15;
    report(depth === null ? 'clone, full' : 'clone, tip alone', { ours: times['ours'] ?? 0, git: times['git'] ?? 0, bound });
    git(mine, 'fsck', '--connectivity-only');
  }
  remove(mine);
  reportFigure('clone, full: peak memory of the process', { value: await peakMemory(url, mine), unit: 'MB', bound: 400 });
  git(mine, 'fsck', '--full');
  remove(work);
}

async function peakMemory(url: string, dir: string): Promise<number> {
  const child = fork(join(import.meta.dirname, 'clone-once.ts'), [url, dir], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const [bytes] = (await once(child, 'message')) as [number];
  await once(child, 'exit');
  return bytes / 1e6;
}

function remove(dir: string): void {
  closeStore({ dir });
  rmSync(dir, { recursive: true, force: true });
}
