import { copyFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { answers } from '../../../main/history/answers.ts';
import { openReader } from '../../../main/history/query/reader.ts';
import { type BenchRepository, workFolder } from '../generator/bench-repositories.ts';
import type { Figures } from '../generator/figures.ts';
import { git, median } from '../generator/measure.ts';
import { buildOnce } from './build.ts';

const RELEASES = 60;
const ASKED = 50;
const PATH = 'bench/many-releases/values.yaml';

/** A copy of the repository in which one value was released sixty times on top of everything else, every version compared with what git has there. */
export async function measureManyVersions(repository: BenchRepository, file: string, figures: Figures): Promise<void> {
  const root = workFolder('history-field');
  const dir = join(root, 'repository.git');
  git(root, 'clone', '-q', '--bare', '--single-branch', repository.dir, dir);
  execFileSync('git', ['fast-import', '--quiet'], { cwd: dir, input: releases(git(dir, 'symbolic-ref', 'HEAD'), git(dir, 'log', '-1', '--format=%ct')) });
  const index = join(root, 'index.db');
  copyFileSync(file, index);
  await buildOnce(dir, index);
  const reader = openReader({ dir, file: index });
  const tip = git(dir, 'rev-parse', 'HEAD');
  const ask = (): ReturnType<typeof answers.field> => answers.field(reader, { tip, path: PATH, document: 0, field: ['image', 'tag'], limit: ASKED });
  const begin = performance.now();
  const { versions } = ask();
  const first = performance.now() - begin;
  const times = Array.from({ length: 5 }, () => { const again = performance.now(); ask(); return performance.now() - again; });
  figures.add(`history of a field, ${String(versions.length)} versions`, { value: median(times), unit: 'ms', goal: 100, note: `the first time ${first.toFixed(0)} ms` });
  for (const { commit, value } of versions) figures.check(git(dir, 'show', `${commit.oid}:${PATH}`).includes(`tag: ${value ?? ''}`), `version ${value ?? ''}`);
  figures.check(versions.length === ASKED, 'number of versions');
  reader.index.connection.close();
  rmSync(root, { recursive: true, force: true });
}

/** A stream for `git fast-import`: releases on a branch, each with another line changed beside the value. */
function releases(branch: string, newest: string): string {
  const out: string[] = [];
  for (let release = 0; release < RELEASES; release++) {
    const lines = Array.from({ length: 40 }, (_, at) => `setting-${String(at)}: ${String(at === release % 40 ? release : 0)}`);
    const text = `# one chart\nreplicaCount: 2\nimage:\n  repository: registry.example.com/shop\n  tag: "1.${String(release)}"\n${lines.join('\n')}\n`;
    const message = `Release 1.${String(release)}`;
    out.push(`commit ${branch}\ncommitter Dee <dee@example.com> ${String(Number(newest) + release * 3600)} +0000\ndata ${String(message.length)}\n${message}\n`);
    if (release === 0) out.push(`from ${branch}^0\n`);
    out.push(`M 100644 inline ${PATH}\ndata ${String(Buffer.byteLength(text))}\n${text}\n`);
  }
  return out.join('');
}
