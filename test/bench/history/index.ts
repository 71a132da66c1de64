import { join } from 'node:path';
import { openReader } from '../../../main/history/query/reader.ts';
import { type BenchRepository, benchRepositories, valuesOf, workFolder } from '../generator/bench-repositories.ts';
import { Figures } from '../generator/figures.ts';
import { git } from '../generator/measure.ts';
import { measureBuild, measureIncrement } from './build.ts';
import { measureManyVersions } from './many-versions.ts';
import { measureBlame, measureField, measurePaths } from './questions.ts';

/** The index of a repository's history against git: building, adding, size, and questions, each answer compared with git's. */
export async function run(args: readonly string[]): Promise<void> {
  const sizes = valuesOf(args, '--commits').flatMap((value) => ['--sizes', value]);
  for (const repository of await benchRepositories([...sizes, ...args])) await measure(repository, Number(valuesOf(args, '--questions')[0] ?? (repository.commits >= 50_000 ? 30 : 100)));
}

async function measure(repository: BenchRepository, count: number): Promise<void> {
  const { dir } = repository;
  const figures = new Figures(`${repository.name}: ${String(repository.commits)} commits, ${String(repository.files)} files, pack ${(repository.packBytes / 1e6).toFixed(1)} MB`);
  const file = join(workFolder('history'), 'index.db');
  await measureBuild(repository, file, figures);
  await measureIncrement(repository, figures);
  const reader = openReader({ dir, file });
  try {
    const asked = { dir, reader, tip: git(dir, 'rev-parse', 'HEAD'), count };
    measurePaths(asked, figures);
    measureBlame(asked, figures);
    measureField(asked, figures);
  } finally {
    reader.index.connection.close();
  }
  await measureManyVersions(repository, file, figures);
  figures.print();
}
