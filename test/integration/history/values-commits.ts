import { execFileSync } from 'node:child_process';
import { realGit } from '../engine/real-git.ts';

/** Adds commits on top of `main` that give the field `image.tag` of `values.yaml` one value after another. */
export function addValues(dir: string, tags: readonly string[] = ['1.0', '1.1', '1.2', '1.3', '1.4']): void {
  let time = Number(realGit(dir, 'log', '-1', '--format=%ct', 'main').trim());
  const commits = tags.map((tag, index) => {
    time += 3600;
    const text = `image:\n  name: registry.example/web\n  tag: "${tag}"\nreplicas: 2\n`;
    const message = `Roll out ${tag}${index % 2 === 0 ? ', the zebra release' : ''}`;
    return `commit refs/heads/main\nauthor Vera <values@example.invalid> ${time} +0000\ncommitter Vera <values@example.invalid> ${time} +0000\n`
      + `data ${Buffer.byteLength(message)}\n${message}\n${index === 0 ? 'from refs/heads/main^0\n' : ''}M 100644 inline values.yaml\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  });
  execFileSync('git', ['--git-dir', dir, 'fast-import', '--quiet'], { input: commits.join('') });
}
