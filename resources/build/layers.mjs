import fs from 'node:fs';
import path from 'node:path';
import { breaches } from './layer-rules.mjs';
import { root } from './places.mjs';

// `npm run lint` calls this: every source file is held against the table of layers.
const found = [];
let count = 0;
for (const folder of ['shared', 'main', 'renderer', 'test', 'resources/build']) {
  for (const name of fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
    const file = `${folder}/${name.replaceAll(path.sep, '/')}`;
    if (!/\.(ts|tsx|mjs)$/.test(file) || file.includes('/fixtures/')) continue;
    count += 1;
    found.push(...breaches(file, fs.readFileSync(path.join(root, file), 'utf8')));
  }
}
for (const breach of found) process.stderr.write(`${breach}\n`);
process.stdout.write(`layers: ${count} files, ${found.length} wrong imports\n`);
process.exitCode = found.length === 0 ? 0 : 1;
