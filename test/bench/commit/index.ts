import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { writeCommit } from '../../../main/git/write-commit.ts';
import { readBlobAtPath } from '../../../main/git/read-blob-at-path.ts';
import { benchRepositories, valuesOf, workFolder, type BenchRepository } from '../generator/bench-repositories.ts';
import { git, interleaved, report } from '../generator/measure.ts';
import { serveInProcess } from '../generator/server-process.ts';

const FILES = 10;

/** Commits ten changed files: ours without a working tree, git with `add` and `commit` in one that is checked out and warm. */
export async function run(args: readonly string[]): Promise<void> {
  for (const repository of await benchRepositories(args)) {
    const root = workFolder('commit');
    const server = await serveInProcess(join(repository.dir, '..'));
    try {
      const mine = join(root, 'ours');
      await cloneRepository({ dir: mine, depth: null, remote: { url: `${server.url}/${repository.dir.split('/').pop() ?? ''}` } });
      await measure(repository, { root, mine, rounds: Number(valuesOf(args, '--rounds')[0] ?? 15) });
    } finally {
      server.close();
      rmSync(root, { recursive: true, force: true });
    }
  }
}

async function measure(repository: BenchRepository, { root, mine, rounds }: { root: string; mine: string; rounds: number }): Promise<void> {
  const tree = join(root, 'git');
  git(root, 'clone', '-q', '--no-hardlinks', repository.dir, tree);
  const all = git(tree, 'ls-files', '-s').split('\n').filter((line) => line.startsWith('100')).map((line) => line.split('\t')[1] ?? '').filter((path) => !path.startsWith('"'));
  const paths = Array.from({ length: FILES }, (_, at) => all[Math.floor(((at + 0.5) * all.length) / FILES)] ?? '');
  const head = git(tree, 'rev-parse', 'HEAD');
  const texts = paths.map((path) => Buffer.from(readBlobAtPath({ dir: mine, commit: head, path }).content).toString());
  const person = { name: 'A', email: 'a@example.com', timeMs: 1_700_000_000_000, offsetMinutes: 0 };
  let parent = head;
  let serial = 0;
  const changed = (): { path: string; content: Buffer }[] => {
    serial++;
    return paths.map((path, at) => ({ path, content: Buffer.from(`${texts[at] ?? ''}# ${String(serial)}\n`) }));
  };
  let next = changed();
  const times = await interleaved([
    { name: 'ours', prepare: () => void (next = changed()), run: () => void (parent = writeCommit({ dir: mine, parent, changes: next, message: 'Change', author: person, committer: person })) },
    {
      name: 'git',
      prepare: () => changed().forEach(({ path, content }) => writeFileSync(join(tree, path), content)),
      run: () => {
        git(tree, 'add', ...paths);
        git(tree, 'commit', '-q', '-m', 'Change');
      },
    },
  ], rounds);
  git(mine, 'fsck', '--connectivity-only', parent);
  report(`${repository.name}: commit of ${String(paths.length)} files in a tree of ${String(all.length)}`, { ours: times['ours'] ?? 0, git: times['git'] ?? 0, bound: 1 });
}
