import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this source tree. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where runtimes and compiled add-ons are kept between clones; FAIRLEAD_CACHE overrides it. */
export const cache = process.env.FAIRLEAD_CACHE ?? path.join(userCache(), 'fairlead');

/** The path of a tool in `node_modules/.bin`. */
export function bin(name) {
  return path.join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** A Node that runs TypeScript and the native packages (22.18 or newer): the locked one, else the present one, else it throws. */
export function modernNode() {
  const locked = path.join(root, 'node_modules/.bin/node');
  if (fs.existsSync(locked)) return locked;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(`Node ${process.versions.node} is too old here: install Node 22.18 or newer (https://nodejs.org), then repeat.`);
}

function userCache() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData/Local');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches');
  return process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
}
