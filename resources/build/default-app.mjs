import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
// What Electron's own default app does with `electron [-r module] [flags] <path>`, for the stand-in runtime alone.
// An ES module, because Electron then holds `ready` back until the app's own entry has been evaluated.
import { app } from 'electron';

const { preloads, target } = readArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
if (!target) {
  process.stderr.write('usage: electron <path>\n');
  process.exit(1);
}
const entry = adopt(path.resolve(target));
const require = createRequire(path.join(process.cwd(), 'noop.cjs'));
for (const module of preloads) require(module);
await import(pathToFileURL(entry).href);

/** Playwright's loader comes as `-r`; every other flag is Chromium's or the app's. */
function readArguments(args) {
  const found = { preloads: [], target: undefined };
  for (let at = 0; at < args.length && !found.target; at += 1) {
    if (args[at] === '-r' || args[at] === '--require') found.preloads.push(args[(at += 1)]);
    else if (!args[at].startsWith('-')) found.target = args[at];
  }
  return found;
}

function adopt(place) {
  const file = path.join(place, 'package.json');
  if (!fs.existsSync(file)) {
    app.setAppPath(path.dirname(place));
    return place;
  }
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  app.setAppPath(place);
  return path.join(place, manifest.main ?? 'index.js');
}
