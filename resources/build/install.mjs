import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { run, say } from './run-child.mjs';

/**
 * Makes node_modules agree with package-lock.json, by `npm ci` when it does not; throws when that fails.
 * Imports nothing but Node, so that it works on a fresh clone.
 */
export async function ensureInstalled() {
  const stale = firstDifference();
  if (!stale) return;
  say(`installing packages (${stale})`);
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
  if (code !== 0) throw new Error('npm ci failed: see its message above.');
}

/** Why node_modules needs installing, or undefined; compares npm's own record of what is there with the lockfile. */
function firstDifference() {
  const locked = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!present) return 'node_modules is missing';
  for (const [name, wanted] of Object.entries(locked ?? {})) {
    if (name === '' || wanted.optional) continue;
    if (present[name]?.version !== wanted.version) return `${name} differs from package-lock.json`;
  }
  return undefined;
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
