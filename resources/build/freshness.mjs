import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

const sources = ['main', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json', 'vite.config.ts'];
const mark = path.join(root, 'out/.sources');

/** True when `out/` was built from the sources as they are now. */
export function isBuilt() {
  return fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === sourcesKey();
}

/** A hash over the name, size and time of every source file of the app. */
export function sourcesKey() {
  const hash = createHash('sha256');
  for (const source of sources) for (const line of describe(path.join(root, source))) hash.update(`${line}\n`);
  return hash.digest('hex');
}

function* describe(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield `${path.relative(root, place)} ${stat.size} ${stat.mtimeMs}`;
    return;
  }
  for (const name of fs.readdirSync(place).toSorted()) yield* describe(path.join(place, name));
}
