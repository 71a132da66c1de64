import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeBundles } from './bundles.mjs';
import { sourcesKey } from './freshness.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { root } from './places.mjs';
import { timed } from './run-child.mjs';

/** Builds the app for production into `out/`, replacing it only when everything has succeeded. */
export async function build() {
  const { build: viteBuild } = await import('vite');
  const rolldown = await import('rolldown');
  const key = sourcesKey();
  const work = path.join(root, '.cache', `build-${process.pid}`);
  try {
    const outputs = await Promise.all([
      ...nodeBundles(work, false).map((options) => rolldown.build(options)),
      viteBuild({ root: path.join(root, 'renderer'), configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: path.join(work, 'renderer') } }),
    ]);
    fs.writeFileSync(path.join(work, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(outputs));
    fs.copyFileSync(path.join(root, 'resources/icons/256x256.png'), path.join(work, 'icon.png'));
    fs.writeFileSync(path.join(work, '.sources'), key);
    replaceOut(work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function replaceOut(work) {
  const out = path.join(root, 'out');
  const old = `${work}-old`;
  if (fs.existsSync(out)) fs.renameSync(out, old);
  fs.renameSync(work, out);
  fs.rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await timed('build', build);
