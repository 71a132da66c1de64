import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cache, modernNode, root } from './places.mjs';
import { say, timed } from './run-child.mjs';

const require = createRequire(path.join(root, 'package.json'));
const dayMs = 86_400_000;

/** The Electron that the project targets, downloaded by its own installer when missing; undefined where it cannot be had. */
export async function resolveOfficial() {
  const folder = path.dirname(require.resolve('electron/package.json'));
  const version = require('electron/package.json').version;
  if (!isComplete(folder, version) && process.env.FAIRLEAD_RUNTIME !== 'standin') await download(folder, version);
  if (!isComplete(folder, version)) return undefined;
  const dist = path.join(folder, 'dist');
  return { kind: 'official', version, dist, executable: path.join(dist, fs.readFileSync(path.join(folder, 'path.txt'), 'utf8')) };
}

function isComplete(folder, version) {
  try {
    return fs.readFileSync(path.join(folder, 'dist/version'), 'utf8').replace(/^v/, '').trim() === version;
  } catch {
    return false;
  }
}

/** A failure is remembered for a day, so that machines that reach only a package registry do not wait at every start. */
async function download(folder, version) {
  const mark = path.join(cache, `unavailable-${version}`);
  if (Date.now() - (fs.statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0) < dayMs) return;
  const result = await timed('Electron download', () =>
    spawnSync(modernNode(), [path.join(folder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000, encoding: 'utf8' }));
  if (result.status === 0) return;
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(mark, '');
  const reason = result.stderr?.split('\n').find((line) => line.includes('Error')) ?? result.signal ?? 'no reason given';
  say(`Electron ${version} cannot be downloaded here (${reason.trim()}); asked again after a day`);
}
