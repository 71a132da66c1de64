import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { seededRandom } from './random-repository.ts';

/** Makes a bare repository whose folders have many entries, so that trees are stored as chains of deltas over several kilobytes; packed anew. */
export function makeWideRepository(dir: string, options: { readonly seed: number; readonly commits: number; readonly files: number }): void {
  mkdirSync(dir, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', dir]);
  const result = spawnSync('git', ['--git-dir', dir, 'fast-import', '--quiet'], { input: streamOf(options) });
  if (result.status !== 0) throw new Error(result.stderr.toString());
  execFileSync('git', ['--git-dir', dir, 'repack', '-adfq', '--depth=40']);
}

function streamOf({ seed, commits, files }: { readonly seed: number; readonly commits: number; readonly files: number }): string {
  const random = seededRandom(seed);
  const nameOf = (): string => `services/${random() < 0.2 ? 'sub/' : ''}service-${String(Math.floor(random() * files))}${random() < 0.1 ? '-canary' : ''}.yaml`;
  const out: string[] = [];
  const change = (): string => {
    const name = nameOf();
    return random() < 0.2 ? `D ${name}\n` : `M 100644 inline ${name}\n${data(`replicas: ${String(Math.floor(random() * 1000))}\n`)}`;
  };
  for (let commit = 0; commit < commits; commit++) {
    const changes = commit === 0 ? files * 2 : 1 + Math.floor(random() * 4);
    out.push(`commit refs/heads/main\ncommitter Dee <dee@example.org> ${String(1_600_000_000 + commit * 60)} +0000\n${data(`Change ${String(commit)}`)}`);
    for (let left = changes; left > 0; left--) out.push(change());
  }
  return out.join('');
}

function data(text: string): string {
  return `data ${String(Buffer.byteLength(text))}\n${text}\n`;
}
