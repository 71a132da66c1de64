import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { generateRepository } from './generate-repository.ts';

/** A bare repository to measure on. */
export interface BenchRepository {
  readonly name: string;
  readonly dir: string;
  readonly commits: number;
  readonly files: number;
  readonly packBytes: number;
}

/** Where generated repositories are kept between runs, below the project's `.cache`. */
export const cacheDir = resolve(import.meta.dirname, '../../../.cache/bench');

/**
 * The repositories that the arguments ask for: `--sizes 1000,10000` (the default; 100000 on request) from the generator, or
 * each `--repo DIR`, which is copied by the real git so that nothing there is touched.
 */
export async function benchRepositories(args: readonly string[]): Promise<BenchRepository[]> {
  const given = valuesOf(args, '--repo');
  if (given.length > 0) return given.map((path) => describe(basename(path).replace(/\.git$/, ''), copyOf(path)));
  const sizes = (valuesOf(args, '--sizes')[0] ?? '1000,10000').split(',').map(Number);
  const made: BenchRepository[] = [];
  for (const commits of sizes) made.push(await generated(commits));
  return made;
}

/** The values that follow each occurrence of an option. */
export function valuesOf(args: readonly string[], option: string): string[] {
  return args.flatMap((arg, at) => (arg === option ? [args[at + 1] ?? ''] : arg.startsWith(`${option}=`) ? [arg.slice(option.length + 1)] : []));
}

/** A fresh folder for a bench, emptied when it begins. */
export function workFolder(name: string): string {
  const dir = join(cacheDir, 'work', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** The generated repository of so many commits; 100,000 gets binaries enough for a pack of 250 MB. */
export async function generated(commits: number): Promise<BenchRepository> {
  const files = commits <= 1000 ? 1000 : commits <= 10_000 ? 10_000 : 20_000;
  const dir = join(cacheDir, `generated-${String(commits)}-v1.git`);
  await generateRepository(dir, { commits, files, seed: 42, binaries: commits >= 100_000 ? 400 : 0 });
  return describe(String(commits), dir);
}

function copyOf(path: string): string {
  const dir = join(workFolder('repo'), 'source.git');
  execFileSync('git', ['clone', '-q', '--bare', '--no-local', resolve(path), dir]);
  execFileSync('git', ['repack', '-adbq'], { cwd: dir });
  return dir;
}

function describe(name: string, dir: string): BenchRepository {
  const git = (...command: string[]): string => execFileSync('git', command, { cwd: dir, encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
  const packs = join(dir, 'objects', 'pack');
  const packBytes = readdirSync(packs).filter((file) => file.endsWith('.pack')).reduce((sum, file) => sum + statSync(join(packs, file)).size, 0);
  return { name, dir, commits: Number(git('rev-list', '--count', 'HEAD')), files: git('ls-tree', '-r', '--name-only', 'HEAD').split('\n').length, packBytes };
}
