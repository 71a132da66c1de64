import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { pushBranch } from '../../../main/git/push-branch.ts';
import { readBlobAtPath } from '../../../main/git/read-blob-at-path.ts';
import { writeCommit } from '../../../main/git/write-commit.ts';
import { benchRepositories, valuesOf, workFolder, type BenchRepository } from '../generator/bench-repositories.ts';
import { git, interleaved, report, reportFigure } from '../generator/measure.ts';
import { serveInProcess, type ServerProcess } from '../generator/server-process.ts';

const FILES = 10;

/** Pushes a commit of ten changed files as a new branch, against `git push` of the like. */
export async function run(args: readonly string[]): Promise<void> {
  for (const repository of await benchRepositories(args)) {
    const root = workFolder('push');
    git(root, 'clone', '-q', '--bare', '--no-hardlinks', repository.dir, join(root, 'source.git'));
    const server = await serveInProcess(root);
    try {
      await measure({ repository, root, server, rounds: Number(valuesOf(args, '--rounds')[0] ?? 9) });
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
  const url = `${server.url}/source.git`;
  const [mine, tree] = [join(root, 'ours'), join(root, 'git')];
  await cloneRepository({ dir: mine, depth: null, remote: { url } });
  git(root, 'clone', '-q', url, tree);
  const head = git(tree, 'rev-parse', 'HEAD');
  const all = git(tree, 'ls-files', '-s').split('\n').filter((line) => line.startsWith('100')).map((line) => line.split('\t')[1] ?? '').filter((path) => !path.startsWith('"'));
  const paths = Array.from({ length: FILES }, (_, at) => all[Math.floor(((at + 0.5) * all.length) / FILES)] ?? '');
  const texts = paths.map((path) => Buffer.from(readBlobAtPath({ dir: mine, commit: head, path }).content).toString());
  const person = { name: 'A', email: 'a@example.com', timeMs: 1_700_000_000_000, offsetMinutes: 0 };
  let serial = 0;
  let oid = '';
  let bytes = 0;
  const changes = (): { path: string; content: Buffer }[] => paths.map((path, at) => ({ path, content: Buffer.from(`${texts[at] ?? ''}# ${String(serial)}\n`) }));
  const times = await interleaved([
    {
      name: 'ours',
      prepare: () => {
        serial++;
        oid = writeCommit({ dir: mine, parent: head, changes: changes(), message: 'Change', author: person, committer: person });
      },
      run: async () => void (bytes = (await pushBranch({ dir: mine, remote: { url }, oid, branch: `ours/${String(serial)}`, expectedOld: null })).bytes),
    },
    {
      name: 'git',
      prepare: () => {
        serial++;
        git(tree, 'checkout', '-q', '-B', `git/${String(serial)}`, head);
        for (const { path, content } of changes()) writeFileSync(join(tree, path), content);
        git(tree, 'commit', '-q', '-a', '-m', 'Change');
      },
      run: () => void git(tree, 'push', '-q', 'origin', `git/${String(serial)}`),
    },
  ], rounds);
  git(join(root, 'source.git'), 'fsck', '--connectivity-only', oid);
  report(`${repository.name}: push of ${String(FILES)} files in a tree of ${String(all.length)}`, { ours: times['ours'] ?? 0, git: times['git'] ?? 0, bound: 1.5 });
  reportFigure('pack sent', { value: bytes, unit: 'bytes', bound: null });
}
