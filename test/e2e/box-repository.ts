import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The bare repository of the demo's forge, found in the app's data. */
export function boxRepository(userData: string): string {
  const found = fs.readdirSync(userData, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.git') && fs.existsSync(path.join(userData, name, 'HEAD')));
  if (found === undefined) throw new Error(`no repository of the demo's forge below ${userData}`);
  return path.join(userData, found);
}

/** What the real git says of a repository. */
export function gitIn(dir: string, ...args: string[]): string {
  return execFileSync('git', ['--git-dir', dir, '-c', 'safe.directory=*', ...args], { encoding: 'utf8', maxBuffer: 64e6 });
}
